// Which row is the one to do next, before the server says it: what is left of the round in which a row was checked last, then
// what comes after it, then what was left out. workouts/domain/rounds.py has the same rule.
import { textOf } from "./fields.js";
import { roundsOf } from "./rounds.js";
import { isChecked, isGone } from "./rows.js";

const main = document.getElementById("main");
const checkedAt = new Map(); // row id → when it was checked on this page

export function noteCheck(row, moment = Date.now()) {
  checkedAt.set(row.id, moment);
}

// Point at the row to do next anew, where the row that was next is gone, or no longer to do.
export function keepNext() {
  const row = main.querySelector("tr.next")?.parentElement;
  if (!row || isGone(row) || isChecked(row)) showNext();
  else sayThen();
}

// The strongest row of the page is the one to do next.
export function showNext() {
  const order = roundsOf(main);
  const next = nextRow(order, latestOf(order.flat()));
  for (const other of main.querySelectorAll("tr.next")) if (!next?.contains(other)) other.classList.replace("next", "to-come");
  if (next) point(next);
  sayThen();
}

// The server has pointed at a row with its answer: whatever else the page showed as next is so no more.
export function heedNext(before) {
  const all = [...main.querySelectorAll("tr.next")];
  if (all.length < 2) return;
  for (const old of all.filter((each) => before.includes(each))) old.classList.replace("next", "to-come");
}

// What comes after a rest: then 97.5 kg × 5, or then Squat, 97.5 kg × 5 where that is another exercise.
export function sayThen() {
  const place = document.querySelector("#rest .then");
  const row = main.querySelector("tr.next")?.parentElement;
  if (!place) return;
  const texts = row ? [otherName(row), textOf(row)].filter(Boolean) : [];
  place.textContent = texts.length ? `then ${texts.join(", ")}` : "";
}

function otherName(row) {
  const [card, last] = [row, latestOf(roundsOf(main).flat())].map((each) => each?.closest(".exercise"));
  return card === last ? "" : card.querySelector("h2 a").textContent;
}

function nextRow(order, latest) {
  const rows = order.flat();
  const round = order.find((each) => each.includes(latest)) ?? [];
  const place = rows.indexOf(latest);
  const left = [...rows.slice(place + 1), ...rows.slice(0, Math.max(place, 0))].filter((row) => !isChecked(row));
  return left.find((row) => round.includes(row)) ?? left[0];
}

// What was checked last, as far as this page knows, else the last one that is checked.
function latestOf(rows) {
  const momentOf = ({ id }) => checkedAt.get(id) ?? 0;
  return rows.filter(isChecked).reduce((latest, row) => (latest && momentOf(latest) > momentOf(row) ? latest : row), null);
}

// A row on its way says that, too.
function point(row) {
  const { classList } = row.querySelector("tr");
  classList.remove("to-come");
  classList.add("next");
}
