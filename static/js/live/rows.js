// The rows of a workout on the page: which they are, and whether they are on their way to the server.
import { fill, fit, hasCursor, inputsOf, isTypedIn } from "./fields.js";

const ROW = "tbody[id^=set-]";
const TYPES = { w: "warmup", d: "drop", f: "failure" };

export function rowOf(element) {
  return element?.closest?.(ROW) ?? null;
}

// Whether it was deleted here, or its exercise removed, and the server has yet to say so.
export function isGone(row) {
  return Boolean(row.closest("[hidden]"));
}

export function isWarmup(row) {
  return row.querySelector(".kind").matches(".w");
}

export function rowsIn(element) {
  return [...element.querySelectorAll(ROW)];
}

export function uuidOf(row) {
  return row.id.slice("set-".length);
}

// normal, warmup, drop or failure.
export function typeOf(row) {
  const letter = [...row.querySelector(".kind").classList].find((name) => TYPES[name]);
  return TYPES[letter] ?? "normal";
}

// The type whose sets weigh the same: a set to failure is as heavy as a normal one.
export function kindOf(row) {
  const type = typeOf(row);
  return type === "failure" ? "normal" : type;
}

// Whether the lifter has checked it, as far as this page knows.
export function isChecked(row) {
  return row.dataset.checked === undefined ? stateOf(row).contains("done") : row.dataset.checked === "true";
}

// Whether the lifter has entered values, though it is not checked.
export function isEntered(row) {
  return stateOf(row).contains("entered");
}

// Whether no swap beside it may replace it: it is on its way, being typed in, or says what is wrong with it.
export function isHeld(row) {
  const { classList } = row.querySelector("tr");
  return classList.contains("pending") || classList.contains("refused") || isTypedIn(row) || hasCursor(row);
}

// Show a row as on its way; `checked` is what it will be.
export function markPending(row, checked) {
  row.dataset.was ??= stateOf(row).value;
  row.dataset.checked = checked;
  stateOf(row).value = "pending";
  showCheck(row, checked, true);
  for (const input of inputsOf(row)) input.defaultValue = input.value;
}

// The server has refused its write: the row looks as before, and keeps what was typed.
function rollBack(row) {
  if (row.dataset.was !== undefined) stateOf(row).value = row.dataset.was;
  for (const name of ["was", "checked", "volume"]) delete row.dataset[name];
  showCheck(row, isChecked(row), false);
}

// Forget what was typed: what the server has may take its place.
export function release(row) {
  rollBack(row);
  row.querySelector("tr").classList.remove("refused");
  for (const input of inputsOf(row)) {
    input.value = input.defaultValue;
    fit(input);
  }
}

// Show that the server has refused it; what was typed stays in it.
export function markRefused(row) {
  rollBack(row);
  row.querySelector("tr").classList.add("refused");
}

// Whether it is being replaced: leaving the page it loses the cursor, which is not the lifter's doing.
export function isLeaving(row) {
  return "leaving" in row.dataset || !row.isConnected;
}

export function remove(row) {
  row.dataset.leaving = "";
  row.remove();
}

// Take what was typed into a row since its last write, and the cursor; the answer puts both into the row that replaces it.
export function inHand(row) {
  row.dataset.leaving = "";
  const typed = inputsOf(row).filter((input) => input.value !== input.defaultValue);
  const values = new Map(typed.map((input) => [input.name, input.value]));
  const { name, selectionStart, selectionEnd } = hasCursor(row) ? document.activeElement : {};
  return (fresh) => {
    fill(fresh, values);
    const input = inputsOf(fresh).find((each) => each.name === name);
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(selectionStart, selectionEnd);
  };
}

// Take over number and place from a fresh row; what the lifter has in hand stays.
export function renumber(row, fresh) {
  row.querySelector("th").replaceWith(fresh.querySelector("th"));
  if (row.dataset.was === undefined) stateOf(row).value = stateOf(fresh).value;
  else row.dataset.was = stateOf(fresh).value;
}

function stateOf(row) {
  return row.querySelector("tr").classList;
}

function showCheck(row, checked, isBusy) {
  const check = row.querySelector(".check");
  check.setAttribute("aria-pressed", checked);
  check.setAttribute("aria-busy", isBusy);
}
