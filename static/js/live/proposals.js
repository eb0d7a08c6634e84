// What rows below a checked one show where they have neither plan nor last time: what was done above. The server says it, too.
import { isChecked, isEntered, isGone, isTypedIn, rowsIn } from "./rows.js";

const proposed = new WeakSet(); // fields that hold what stood above them

export function proposeBelow(row) {
  const rows = rowsIn(row.closest("table")).filter((each) => !isGone(each));
  let above = row;
  for (const below of rows.slice(rows.indexOf(row) + 1)) {
    if (!isChecked(below) && !isEntered(below) && !isTypedIn(below)) propose(below, above);
    above = below;
  }
}

function propose(row, above) {
  for (const field of row.querySelectorAll("input.value:not([name=weight], [name=rpe])")) {
    if (field.value !== "" && !proposed.has(field)) continue;
    field.value = field.defaultValue = above.querySelector(`[name=${field.name}]`).value;
    proposed.add(field);
  }
}
