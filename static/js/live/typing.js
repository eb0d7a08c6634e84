// What is typed into a row, before it leaves: a whole set typed into one field goes to its fields, and a changed weight goes
// on to the untouched rows below that showed the same one, as the server will say, too.
import { fill, fit, isTypedIn } from "./fields.js";
import { isChecked, isEntered, kindOf, rowOf, rowsIn } from "./rows.js";
import { spread } from "./shorthand.js";
import { settle as settleTime } from "../time-fields.js";

const FIGURE = /^[\d.,\s]+$/;
const carried = new WeakMap(); // field → the text that the rows below have seen of it

// Before anything else reads the row.
document.addEventListener("focusout", ({ target }) => settle(target), true);
document.addEventListener("keydown", ({ key, target }) => key === "Enter" && settle(target), true);
document.addEventListener("submit", ({ target }) => rowOf(target)?.querySelectorAll("input.value").forEach(settle), true);

document.addEventListener("input", ({ target }) => target.matches("input.value") && rowOf(target) && fit(target));

// Last time's values.
document.addEventListener("click", ({ target }) => {
  const previous = target.closest("button.previous");
  if (!previous) return;
  const row = rowOf(previous);
  fill(row, new Map(Object.entries(previous.dataset)));
  carry(row);
});

function settle(input) {
  const row = input.matches?.("input.value") && rowOf(input);
  if (!row) return;
  spreadOver(row, input);
  carry(row);
  fit(input);
}

function spreadOver(row, input) {
  const fields = [...row.querySelectorAll("input.value")].map(({ name }) => name).filter((name) => name !== "rpe");
  const found = spread(input.value, input.name, fields);
  if (!found) return;
  input.value = carried.get(input) ?? input.defaultValue; // what belongs elsewhere leaves what stood here
  fill(row, new Map(Object.entries(found)));
  for (const time of row.querySelectorAll("[name=duration]")) {
    settleTime(time);
    fit(time);
  }
}

// A weight that was changed goes on to the rows below: of a warm-up to warm-ups, of a drop set to drop sets, of another
// working set to such, and to drop sets that have none.
export function carry(row) {
  const weight = weightOf(row);
  if (!weight) return;
  const [was, now] = [carried.get(weight) ?? weight.defaultValue, weight.value];
  if (was === now || !FIGURE.test(now)) return;
  carried.set(weight, now);
  const rows = rowsIn(row.closest("table"));
  for (const below of rows.slice(rows.indexOf(row) + 1)) {
    const field = weightOf(below);
    const isLike = kindOf(below) === kindOf(row) || (was === "" && kindOf(row) === "normal" && kindOf(below) === "drop");
    if (field.value !== was || !isLike || isChecked(below) || isEntered(below) || isTypedIn(below)) continue;
    field.value = field.defaultValue = now;
    fit(field);
  }
}

function weightOf(row) {
  return row.querySelector("input[name=weight]");
}
