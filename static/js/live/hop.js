// In a superset the next row stands on another card: go there, gently, unless the lifter is typing or sees it anyway.
import { isTypedIn } from "./fields.js";
import { rowOf } from "./rows.js";

export function hopFrom(row) {
  const next = row?.closest(".superset")?.querySelector("tr.next");
  if (!next || row.closest(".exercise").contains(next) || isTyping(row) || isInSight(next)) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  next.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
}

function isTyping(row) {
  const { activeElement } = document;
  return activeElement.matches("input, textarea") && (rowOf(activeElement) !== row || isTypedIn(row));
}

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const dock = document.querySelector("#rest:not([hidden])");
  const head = document.querySelector(".workout-head");
  return top >= head.getBoundingClientRect().bottom && bottom <= (dock?.getBoundingClientRect().top ?? innerHeight);
}
