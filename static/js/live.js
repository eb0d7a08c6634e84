// The page of a running workout: what the lifter does becomes a write, and the sender sees to it that the server gets it.
import "./elements/bottom-sheet.js";
import "./elements/card-order.js";
import "./elements/drag-order.js";
import "./elements/elapsed-time.js";
import "./elements/exercise-filter.js";
import "./elements/rest-timer.js";
import "./elements/set-stopwatch.js";
import "./elements/undo-toast.js";
import { answered, showFound, stateChanged } from "./live/answers.js";
import { stayAwake } from "./live/awake.js";
import { firstMissing, isTypedIn } from "./live/fields.js";
import { holdStill } from "./live/guesses.js";
import { openFromKit } from "./live/kit-sheets.js";
import "./live/plates.js";
import { refresh, watch } from "./live/refresh.js";
import { isChecked, isLeaving, release, rowOf, rowsIn } from "./live/rows.js";
import { openFinish, openRowMenu } from "./live/sheets.js";
import "./live/typing.js";
import { change, log, sendForm, uncheck } from "./live/writes.js";
import { takeAlong } from "./offline/kit.js";
import { choose, isOffline, isReachable, open, settled, withdraw } from "./offline/sender.js";
import { clearToasts, toast } from "./toast.js";

const main = document.getElementById("main");
const banner = main.querySelector("waiting-banner");
const { lifter } = document.body.dataset;
const { session } = main.dataset;
const isEditing = "editing" in main.dataset; // a finished workout: no screen to keep on, nothing to take along
const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));

// --- What the lifter does

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const row = rowOf(form);
  if (!row && !form.matches("[data-send]")) return;
  event.preventDefault();
  if (!row) sendForm(form, submitter);
  else if (!submitter?.matches(".check")) change(row);
  else if (isChecked(row)) uncheck(row);
  else log(row);
});

// Enter stores: it never takes a set back, whatever button stands first in the form.
document.addEventListener("keydown", (event) => {
  const row = event.target.matches("input.value") && rowOf(event.target);
  if (!row || event.key !== "Enter") return;
  event.preventDefault();
  if (isChecked(row)) saveTyped(row);
  else log(row);
});

// A field that gets the cursor is taken whole: what is typed replaces what stood there. A tap sets the cursor once more.
let tappedInto = null;
document.addEventListener("focusin", ({ target }) => target.matches("input.value") && target.select());
document.addEventListener("mousedown", ({ target }) => (tappedInto = target === document.activeElement ? null : target));
document.addEventListener("click", ({ target }) => {
  if (target === tappedInto && target.matches("input.value")) target.select();
  tappedInto = null;
});

// A stored set is changed by typing over it: the change leaves with the cursor.
document.addEventListener("focusout", (event) => {
  const row = rowOf(event.target);
  if (row && !isLeaving(row) && !row.contains(event.relatedTarget)) saveTyped(row);
});
// A phone may end a page that is out of sight: what was typed stays typed, checked or not.
document.addEventListener("visibilitychange", () => document.hidden && rowsIn(main).filter(isWhole).forEach(change));

function saveTyped(row) {
  if (isChecked(row) && isTypedIn(row)) change(row);
}

function isWhole(row) {
  return isTypedIn(row) && !firstMissing(row) && !row.querySelector("set-stopwatch.running") && !row.closest("[inert]");
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-sheet], a[data-finish]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.matches(".kind")) openRowMenu(rowOf(link));
  else if (link.matches("[data-sheet]")) openSheetOf(link);
  else if ((await settled()) && (await isReachable())) location.assign(link.href);
  else openFinish();
});

// From the server; without it as much of it as the page has taken along.
async function openSheetOf(link) {
  if (isOffline() && openFromKit(link)) return;
  if (await document.querySelector("bottom-sheet").load(link.href)) return;
  if (openFromKit(link)) clearToasts();
  else toast("The server can’t be reached, and this needs it. Sets that you log are kept on this device.");
}

// A double tap is one tap: the second one would hit the row that has just been stored, and uncheck it.
const DOUBLE_TAP_MS = 700;
let tapped = { row: null, at: -DOUBLE_TAP_MS };
document.addEventListener(
  "click",
  (event) => {
    const check = event.target.closest("button.check");
    if (!check) return;
    const row = rowOf(check).id;
    if (row === tapped.row && event.timeStamp - tapped.at < DOUBLE_TAP_MS) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    tapped = { row, at: event.timeStamp };
  },
  true,
);

banner.addEventListener("choice", async ({ detail: choice }) => {
  if (choice === "go-on") return goOn();
  const { row: id } = (await choose(choice)) ?? {};
  const row = document.getElementById(id);
  if (choice === "edit") row?.querySelector("input.value").focus();
  if (choice === "drop" && row) release(row);
  if (choice === "drop" || choice === "drop-all") await refresh({ isAnyway: true });
});

// A finish that has gone out can't be taken back here: the server says what became of it.
async function goOn() {
  if (await withdraw((write) => write.kind === "finish" && write.session === session)) holdStill(null);
  else location.reload();
}

function whenIdle(act) {
  if (window.requestIdleCallback) requestIdleCallback(act);
  else setTimeout(act, 2000);
}

navigator.storage?.persist?.();
if (!isEditing) stayAwake();
await open({
  lifter,
  token,
  onFound: showFound,
  onState: stateChanged,
  onAnswer: answered,
});
watch();
if (!isEditing) whenIdle(() => takeAlong(lifter));
