// The page of a running workout.
import "./elements/bottom-sheet.js";
import "./elements/elapsed-time.js";
import "./elements/rest-timer.js";

// A tap on last time's values fills the row.
document.addEventListener("click", (event) => {
  const previous = event.target.closest("button.previous[data-fill]");
  if (!previous) return;
  const form = document.getElementById(previous.dataset.fill);
  for (const [name, value] of Object.entries(previous.dataset)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
});

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
