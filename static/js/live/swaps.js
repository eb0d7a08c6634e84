// Puts the server's answers into the page without taking anything out of the lifter's hands.
import { showAdded } from "./added.js";
import { fill } from "./fields.js";
import { addRow, holdStill, noteCard, removeCard, removeRow, retypeRow, takeBack } from "./guesses.js";
import { heedNext, noteCheck, showNext } from "./next.js";
import { partsOf, putInPlace } from "./parts.js";
import { proposeBelow } from "./proposals.js";
import { restAsOf } from "./rest.js";
import { inHand, isHeld, markPending, markRefused, remove, renumber, rowOf, rowsIn } from "./rows.js";
import { noteVolume } from "./totals.js";
import { carry } from "./typing.js";

// Show the answer to a write; `later` is the last write of the same row that still waits, if any.
export function show(write, answer, later) {
  const next = [...document.querySelectorAll("tr.next")];
  place(write, answer, later);
  heedNext(next);
}

function place(write, answer, later) {
  if (write.kind === "add-exercise") makeRoom(write.card);
  const row = write.kind === "row" && document.getElementById(write.row);
  if (answer.retarget) htmx.swap(answer.retarget, answer.text, { swapStyle: "innerHTML" });
  else if (row) swapRow(row, answer.text, later);
  else if (write.target) htmx.swap(write.target, answer.text, { swapStyle: "outerHTML" });
  else htmx.swap(document.body, answer.text, { swapStyle: "none" });
}

// The server's card takes the place of the page's own, where the page has one: it may have been loaded since.
function makeRoom(card) {
  if (document.getElementById(card)) return;
  document.getElementById("new-entry").before(Object.assign(document.createElement("section"), { id: card, className: "exercise" }));
}

// A refused form of the sheet comes back with its sentences.
export function showInSheet(text) {
  htmx.swap("#sheet-content", text, { swapStyle: "innerHTML" });
}

// A row that comes back with its sentences is corrected where it was typed: neither its rest nor the row below is next.
export function showCorrection(write, answer) {
  takeBack(write);
  show(write, answer);
  showNext();
}

export function showRefused(write) {
  takeBack(write);
  const row = write.kind === "row" && document.getElementById(write.row);
  if (row) markRefused(row);
  showNext();
}

// All that waits, on a page that was loaded meanwhile.
export function showAllWaiting(writes) {
  writes.forEach(showWaiting);
  follow(writes);
}

// What follows from writes that wait, also when the answer to an earlier one has said otherwise.
export function follow(writes) {
  if (!writes.length) return;
  restAsOf(writes.filter(({ refused }) => !refused));
  showNext();
}

export function showWaiting({ kind, row: id, card, url, body, checked, refused }) {
  const values = new URLSearchParams(body);
  const row = document.getElementById(id);
  if (refused) return;
  if (kind === "finish") holdStill(Date.parse(values.get("ended_at")));
  if (kind === "remove") removeCard(document.getElementById(card));
  if (kind === "add-exercise") showAdded({ card, body });
  if (kind === "note") noteCard(document.getElementById(card), values);
  if (kind === "add") {
    const form = [...document.querySelectorAll(".more-sets")].find((each) => each.getAttribute("action") === url);
    if (form) addRow(form.closest(".exercise"), values.get("uuid"));
  } else if (!row) return;
  else if (kind === "delete") removeRow(row);
  else if (kind === "retype") retypeRow(row, values.get("set_type"));
  else if (kind === "row") {
    for (const unit of row.querySelectorAll("[name$=_unit]")) unit.value = values.get(unit.name) ?? unit.value;
    fill(row, values);
    carry(row);
    noteVolume(row);
    markPending(row, checked);
    if (!values.has("performed_at")) return;
    noteCheck(row, Date.parse(values.get("performed_at")));
    proposeBelow(row);
  }
}

function swapRow(row, html, later) {
  const [fresh, ...others] = partsOf(html);
  const putBack = inHand(row);
  putInPlace(fresh, row);
  for (const part of others) {
    const old = document.getElementById(part.id);
    if (old && !isKept(old, part)) putInPlace(part, old);
  }
  putBack(fresh);
  if (later) showWaiting(later);
}

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (fragment.firstElementChild && isKept(target, fragment.firstElementChild)) event.detail.shouldSwap = false;
});

// Whether the old part stays: then it takes over of the fresh one what the lifter has not in hand.
function isKept(old, fresh) {
  if (old.id === "totals") keepState(old, fresh);
  const isHeldRow = rowOf(old) === old && isHeld(old);
  const isHeldCard = old.matches("section.exercise") && fresh.matches("section") && rowsIn(old).some(isHeld);
  if (isHeldRow) renumber(old, fresh);
  if (isHeldCard) patchCard(old, fresh);
  return isHeldRow || isHeldCard;
}

// An answer tells what its own write changed. Where another device has written since the page was as it says, the page goes
// on saying so, and is fetched anew when it asks the next time.
function keepState(old, fresh) {
  const [was, is] = [old, fresh].map(({ dataset }) => Number(dataset.state.split("-")[0]));
  if (is > was + 1) fresh.dataset.state = old.dataset.state;
}

// Replace a card but for the rows that are held: those stay where they are, or the cursor would leave them.
export function patchCard(card, fresh) {
  const [table, freshTable] = [card, fresh].map((each) => each.querySelector("table"));
  for (const child of [...card.children]) if (child !== table) child.remove();
  const children = [...fresh.children];
  table.before(...children.slice(0, children.indexOf(freshTable)));
  table.after(...children.slice(children.indexOf(freshTable) + 1));
  patchRows(table, freshTable);
}

function patchRows(table, freshTable) {
  const wanted = rowsIn(freshTable);
  for (const row of rowsIn(table)) if (!wanted.some(({ id }) => id === row.id)) remove(row);
  let above = table.tHead;
  for (const fresh of wanted) {
    const row = document.getElementById(fresh.id);
    const kept = row && isHeld(row) ? row : fresh;
    if (kept === row) renumber(row, fresh);
    else if (row) remove(row);
    if (above.nextElementSibling !== kept) above.after(kept);
    above = kept;
  }
}
