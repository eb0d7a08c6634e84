// The page of a running workout.
import "./elements/bottom-sheet.js";
import "./elements/elapsed-time.js";
import "./elements/rest-timer.js";

// A tap on last time's values fills the row.
document.addEventListener("click", (event) => {
  const previous = event.target.closest("button.previous");
  if (!previous) return;
  const form = previous.closest("tbody").querySelector("form");
  for (const [name, value] of Object.entries(previous.dataset)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
});

// A double tap is one tap: the second one would hit the row that has just been stored, and uncheck it.
const DOUBLE_TAP_MS = 700;
let tapped = { id: "", at: -DOUBLE_TAP_MS };
document.addEventListener(
  "click",
  (event) => {
    const check = event.target.closest("button.check");
    if (!check) return;
    if (check.id === tapped.id && event.timeStamp - tapped.at < DOUBLE_TAP_MS) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    tapped = { id: check.id, at: event.timeStamp };
  },
  true,
);

// A swap out of band never replaces a row that is being typed in; its place in the workout still shows.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const row = event.detail.target;
  if (!row.matches?.("tbody[id^=set-]") || !isBeingTypedIn(row)) return;
  event.detail.shouldSwap = false;
  const fresh = event.detail.fragment.querySelector("tr");
  if (fresh) row.querySelector("tr").className = fresh.className;
});

function isBeingTypedIn(row) {
  if (row.contains(document.activeElement) && document.activeElement.matches("input")) return true;
  return [...row.querySelectorAll("input.value")].some((input) => input.value !== input.defaultValue);
}
