// The page of a running workout: what the lifter does becomes a write, and the sender sees to it that the server gets it.
import "./elements/bottom-sheet.js";
import "./elements/card-order.js";
import "./elements/drag-order.js";
import "./elements/elapsed-time.js";
import "./elements/exercise-filter.js";
import "./elements/rest-timer.js";
import "./elements/set-stopwatch.js";
import "./elements/undo-toast.js";
import { stayAwake } from "./live/awake.js";
import "./live/plates.js";
import { holdStill } from "./live/guesses.js";
import { openFromKit } from "./live/kit-sheets.js";
import { refresh, watch } from "./live/refresh.js";
import { firstMissing, isChecked, isLeaving, isTypedIn, markRefused, release, rowOf, rowsIn } from "./live/rows.js";
import "./live/typing.js";
import { openFinish, openRowMenu } from "./live/sheets.js";
import { follow, show, showAllWaiting, showCorrection, showInSheet, showRefused, showWaiting } from "./live/swaps.js";
import { showTotals } from "./live/totals.js";
import { change, log, sendForm, uncheck } from "./live/writes.js";
import { sentenceOf } from "./offline/answers.js";
import { takeAlong } from "./offline/kit.js";
import { keepPageSoon } from "./offline/keep.js";
import { choose, isOffline, isReachable, open, settled, waiting, withdraw } from "./offline/sender.js";
import { clearToasts, toast } from "./toast.js";

const main = document.getElementById("main");
const banner = main.querySelector("waiting-banner");
const { lifter } = document.body.dataset;
const { session } = main.dataset;
const isEditing = "editing" in main.dataset; // a finished workout: no screen to keep on, no page to keep
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

// A tap into a field takes all of it: what is typed replaces what stood there.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("input.value")) requestAnimationFrame(() => target === document.activeElement && target.select());
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
  if (choice === "drop" || choice === "drop-all") await refresh();
});

// A finish that has gone out can't be taken back here: the server says what became of it.
async function goOn() {
  if (await withdraw((write) => write.kind === "finish" && write.session === session)) holdStill(null);
  else location.reload();
}

// --- What comes back

const JUST_NOW_MS = 15_000;
let leaveTo = null; // once nothing waits any more

async function answered(write, answer) {
  if (write.session !== session) return answer.status < 300 ? "" : sentenceOf(answer);
  leaveTo = answer.redirect ?? leaveTo;
  if (answer.redirect) return "";
  if (answer.status >= 300) return refused(write, answer);
  const unsent = (await waiting()).filter((each) => each.key > write.key);
  const later = unsent.findLast((each) => write.row && each.row === write.row);
  const hadCursor = document.activeElement !== document.body;
  show(write, answer, later);
  const mine = unsent.filter((each) => each.session === session);
  mine.filter(isUnseen).forEach(showWaiting);
  follow(mine);
  if (!hadCursor || document.activeElement === document.body) keepPlace(write);
  return "";
}

// Whether the answer to an earlier write has taken a guess out of the page.
function isUnseen({ kind, row }) {
  return ["delete", "remove", "retype", "finish", "note"].includes(kind) || (row && !document.getElementById(row));
}

// What had the keyboard's focus may be gone with the swap: it goes on where the lifter was.
function keepPlace({ kind, row, card }) {
  const place = document.getElementById(row) ?? document.getElementById(card);
  if (kind !== "row") place?.querySelector(".kind, .add-set")?.focus({ preventScroll: true });
}

// What was just typed is corrected where it was typed. Anything else the lifter has to decide on.
function refused(write, answer) {
  const isOfNow = Date.now() - write.at < JUST_NOW_MS && answer.status === 422 && !answer.retarget;
  if (isOfNow && write.inSheet) showInSheet(answer.text);
  else if (isOfNow && document.getElementById(write.row)) showCorrection(write, answer);
  else {
    showRefused(write);
    return sentenceOf(answer);
  }
  return "";
}

function stateChanged(reason, writes) {
  banner.show(reason, writes);
  if (reason) showTotals(); // else the answer brings them
  if (reason === "refused") {
    const { row } = writes.find((write) => write.refused && !write.kept);
    const element = document.getElementById(row);
    if (element) markRefused(element);
  }
  if (writes.some(({ kept }) => !kept)) return;
  if (leaveTo) location.assign(leaveTo);
  else if (!isEditing) keepPageSoon(lifter);
}

// What an earlier page left: a card or a note that it had added is made from the kit.
async function showFound(writes) {
  const mine = writes.filter((write) => write.session === session);
  if (mine.some(({ kind }) => ["add-exercise", "note"].includes(kind))) await takeAlong(lifter);
  showAllWaiting(mine);
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
