// What rows below a checked one show where they have neither plan nor last time: what was done above. The server says it, too:
// workouts/domain/values.py has the same rule, and why.
import { isTypedIn } from "./fields.js";
import { isChecked, isEntered, isGone, kindOf, rowsIn } from "./rows.js";

const proposed = new WeakSet(); // fields that hold what stood above them

export function proposeBelow(row) {
  const nearest = {};
  let above = null;
  let isBelow = false;
  for (const each of rowsIn(row.closest("table")).filter((one) => !isGone(one))) {
    const kind = kindOf(each);
    if (isBelow && !isChecked(each) && !isEntered(each) && !isTypedIn(each)) propose(each, nearest[kind] ?? above);
    isBelow ||= each === row;
    above = nearest[kind] = each;
    if (kind === "normal") nearest.drop = each;
    if (kind === "drop") nearest.normal ??= each;
  }
}

function propose(row, above) {
  for (const field of row.querySelectorAll("input.value:not([name=weight], [name=rpe])")) {
    if (field.value !== "" && !proposed.has(field)) continue;
    field.value = field.defaultValue = above.querySelector(`[name=${field.name}]`).value;
    proposed.add(field);
  }
}
