// What the page shows before the server has answered, or without a network: the answer takes its place.
import { hasKit, part } from "../offline/kit.js";
import { clock, secondsIn } from "../times.js";
import { keepNext } from "./next.js";
import { endRest, isCheck, stopRestOf } from "./rest.js";
import { isGone, isWarmup, kindOf, rowsIn } from "./rows.js";
import { noteVolume } from "./totals.js";

const LETTERS = { warmup: "W", drop: "D", failure: "F" };

// Put a row at the end of a card, made from the last working set that is no drop set, or else the one above it, and return its id.
export function addRow(card, uuid) {
  const id = `set-${uuid}`;
  const rows = rowsIn(card);
  const above = rows.at(-1);
  if (!above || document.getElementById(id)) return id;
  const row = (rows.findLast((each) => kindOf(each) === "normal") ?? rows.findLast((each) => !isWarmup(each)) ?? above).cloneNode(true);
  row.id = id;
  row.hidden = false; // that one may wait for its deletion
  for (const name of ["checked", "was", "volume"]) delete row.dataset[name];
  for (const line of row.querySelectorAll("tr.says")) line.remove();
  row.querySelector("tr").className = "to-come";
  named(row, `f-${uuid}`);
  const link = row.querySelector("th a");
  link.setAttribute("href", link.getAttribute("href").replace(/[0-9a-f-]{36}/, uuid));
  row.querySelector(".previous").replaceWith(Object.assign(document.createElement("span"), { className: "previous" }));
  above.after(row);
  retypeRow(row, "normal");
  return id;
}

// Its fields belong to its own form, and hold what the row above shows.
function named(row, form) {
  const check = row.querySelector(".check");
  row.querySelector("form").id = form;
  for (const hidden of row.querySelectorAll("form button:not(.check)")) hidden.remove();
  for (const input of row.querySelectorAll("input.value")) {
    if (input.name === "rpe") input.value = "";
    input.setAttribute("form", form);
    input.defaultValue = input.value;
  }
  check.id = `c-${form}`;
  check.setAttribute("aria-pressed", "false");
  check.setAttribute("aria-busy", "false");
  check.removeAttribute("formaction");
}

export function removeRow(row) {
  if (!row) return;
  noteVolume(row);
  row.hidden = true;
  stopRestOf(row.id);
  renumber(row.closest(".exercise"));
  keepNext();
}

export function removeCard(card) {
  if (!card) return;
  rowsIn(card).forEach(noteVolume);
  card.hidden = true;
  for (const row of rowsIn(card)) stopRestOf(row.id);
  keepNext();
}

// The words that stand where there is no exercise yet.
export function bringNothingBack(isNothing) {
  document.getElementById("nothing-yet")?.toggleAttribute("hidden", !isNothing);
}

export function noteCard(card, said) {
  if (!card) return;
  const seconds = secondsIn(said.get("rest") || "0");
  const header = card.querySelector("header");
  const line = header.querySelector("p");
  if (seconds !== null) header.dataset.rest = seconds;
  if (seconds !== null && !header.querySelector(".place")) line.textContent = seconds ? `Rest ${clock(seconds)}` : "No rest timer";
  showNote(card, ".note:not(.pinned, .last)", said.get("notes"));
  showNote(card, ".note.pinned", said.get("pinned"));
}

function showNote(card, selector, text) {
  if (text === null) return;
  const notes = card.querySelector(".notes");
  const note = notes.querySelector(selector) ?? (text && hasKit() && part("note").firstElementChild);
  if (!note) return;
  note.textContent = text;
  note.hidden = !text;
  note.classList.toggle("pinned", selector.endsWith("pinned"));
  if (!note.parentElement) notes[selector.endsWith("pinned") ? "prepend" : "append"](note);
}

// Show again what was to go: a row, or a card.
export function bringBack(part) {
  if (!part) return;
  part.hidden = false;
  renumber(part.closest(".exercise"));
  keepNext();
}

// A workout that was finished here at a moment takes nothing more, until the server has it or has refused it; null lets it go on.
export function holdStill(endedAt) {
  for (const part of document.querySelectorAll(".exercise, .closing, .workout-head .bar, #rest")) part.inert = endedAt !== null;
  document.querySelector("elapsed-time").stopAt(endedAt);
  if (endedAt !== null) endRest();
}

function dropAdded(card) {
  card?.remove();
  bringNothingBack(!document.querySelector(".exercise"));
}

// Undo a guess that the server has refused.
export function takeBack(write) {
  const { kind, row, card } = write;
  if (isCheck(write)) stopRestOf(row);
  if (kind === "finish") holdStill(null);
  if (kind === "add-exercise") dropAdded(document.getElementById(card));
  if (kind === "add") document.getElementById(row)?.remove();
  if (kind === "delete") bringBack(document.getElementById(row));
  if (kind === "remove") bringBack(document.getElementById(card));
  keepNext();
}

export function retypeRow(row, type) {
  if (!row) return;
  noteVolume(row);
  const kind = row.querySelector(".kind");
  kind.className = type === "normal" ? "kind" : `kind ${LETTERS[type].toLowerCase()}`;
  kind.textContent = LETTERS[type] ?? "";
  renumber(row.closest(".exercise"));
  keepNext();
}

// Normal sets are counted, the others have a letter; what is read aloud follows.
function renumber(card) {
  let number = 0;
  for (const row of rowsIn(card)) {
    const kind = row.querySelector(".kind");
    if (isGone(row) || kind.matches(".w")) continue;
    number += 1;
    if (kind.matches(".d, .f")) continue;
    kind.textContent = number;
    for (const part of row.querySelectorAll("[aria-label]")) {
      part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/, (set \d+|warm-up|drop set|failure set|failure)(?=:|$)/i, `, set ${number}`));
    }
  }
}
