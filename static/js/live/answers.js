// What comes back to the page of a workout: answers to its writes, and what still waits and why.
import { sentenceOf } from "../offline/answers.js";
import { keepPageSoon } from "../offline/keep.js";
import { takeAlong } from "../offline/kit.js";
import { markRefused } from "./rows.js";
import { follow, show, showAllWaiting, showCorrection, showInSheet, showRefused, showWaiting } from "./swaps.js";
import { showTotals } from "./totals.js";

const main = document.getElementById("main");
const banner = main.querySelector("waiting-banner");
const { lifter } = document.body.dataset;
const { session } = main.dataset;
const isEditing = "editing" in main.dataset; // a finished workout: no page to keep
const JUST_NOW_MS = 15_000;
let leaveTo = null; // once nothing waits any more

export function answered(write, answer, left) {
  if (write.session !== session) return answer.status < 300 ? "" : sentenceOf(answer);
  leaveTo = answer.redirect ?? leaveTo;
  if (answer.redirect) return "";
  if (answer.status >= 300) return refused(write, answer);
  const unsent = left.filter((each) => each.key > write.key);
  const later = unsent.findLast((each) => write.row && each.row === write.row);
  const hadCursor = document.activeElement !== document.body;
  show(write, answer, later);
  const mine = unsent.filter((each) => each.session === session);
  mine.filter(isUnseen).forEach(showWaiting);
  follow(mine);
  if (!hadCursor || document.activeElement === document.body) keepPlace(write);
  else if (document.activeElement.matches(".first-thing")) goToAdded(write);
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

// From the button that adds an exercise to the rows of the new one: on a phone no keyboard opens for it.
function goToAdded({ body }) {
  const card = document.getElementById(`sessionexercise-${new URLSearchParams(body).get("uuid")}`);
  card?.querySelector(".kind")?.focus({ preventScroll: true });
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

export function stateChanged(reason, writes) {
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
export async function showFound(writes) {
  const mine = writes.filter((write) => write.session === session);
  if (mine.some(({ kind }) => ["add-exercise", "note"].includes(kind))) await takeAlong(lifter);
  showAllWaiting(mine);
}
