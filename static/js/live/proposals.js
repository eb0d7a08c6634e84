// What rows below a checked one show where they have neither plan nor last time: what was done above. The server says it, too.
// A working set looks at the one above it, over warm-ups that stand between, and a warm-up at a warm-up.
import { isChecked, isEntered, isGone, isTypedIn, isWarmup, rowsIn } from "./rows.js";

const proposed = new WeakSet(); // fields that hold what stood above them

export function proposeBelow(row) {
  const alike = new Map();
  let above = null;
  let isBelow = false;
  for (const each of rowsIn(row.closest("table")).filter((one) => !isGone(one))) {
    const kind = isWarmup(each);
    if (isBelow && !isChecked(each) && !isEntered(each) && !isTypedIn(each)) propose(each, alike.get(kind) ?? above);
    isBelow ||= each === row;
    alike.set(kind, each);
    above = each;
  }
}

function propose(row, above) {
  for (const field of row.querySelectorAll("input.value:not([name=weight], [name=rpe])")) {
    if (field.value !== "" && !proposed.has(field)) continue;
    field.value = field.defaultValue = above.querySelector(`[name=${field.name}]`).value;
    proposed.add(field);
  }
}
