// The plates of the row at hand: the one that the cursor was in last, else the next one. Its weight goes along as it stands there.
import { rowOf, rowsIn } from "./rows.js";

let latest = ""; // the id of the row that was typed in last; its element may have been swapped since

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("input.value") && rowOf(target)) latest = rowOf(target).id;
});

// Before the page asks for the sheet.
document.addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest("a[data-plates]");
    if (link) link.search = searchOf(rowAtHand(link.closest("section.exercise")));
  },
  true,
);

function rowAtHand(card) {
  const rows = rowsIn(card);
  const state = (name) => rows.find((row) => row.querySelector(`tr.${name}`));
  return rows.find(({ id }) => id === latest) ?? state("next") ?? state("to-come") ?? rows.at(-1);
}

function searchOf(row) {
  const weight = row?.querySelector("[name=weight]")?.value.trim();
  const found = new URLSearchParams(row && { row: row.id.slice("set-".length) });
  if (weight) found.set("weight", weight);
  return found.toString();
}
