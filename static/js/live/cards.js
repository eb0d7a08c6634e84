// How the cards of a workout stand, and putting them there without writing them anew: rows that are on their way or being
// typed in stay in hand, and so does the cursor.
import { rowOf } from "./rows.js";

// Read from a page, or from the marks of an answer, which supersets and cards there are: [{ superset, ids }].
export function standing(root) {
  const parts = root.querySelectorAll(":scope > .superset, :scope > section.exercise, :scope > [data-card]");
  return [...parts].map((part) => {
    const superset = part.matches(".superset") ? part.cloneNode() : null;
    const cards = superset ? [...part.children] : [part];
    return { superset, ids: cards.map((card) => card.dataset.card ?? card.id) };
  });
}

export function arrange(main, parts) {
  const giveBack = cursor();
  let below = document.getElementById("new-entry");
  for (const { superset, ids } of [...parts].reverse()) {
    const cards = ids.map((id) => document.getElementById(id)).filter(Boolean); // another device may have added one
    if (!cards.length) continue;
    const part = superset ? supersetLike(main, superset) : cards[0];
    move(main, part, below);
    if (superset) cards.reverse().reduce((next, card) => move(part, card, next), null);
    below = part;
  }
  for (const each of main.querySelectorAll(":scope > .superset")) if (!each.firstElementChild) each.remove();
  giveBack();
}

function supersetLike(main, superset) {
  const label = superset.getAttribute("aria-label");
  const found = main.querySelector(`:scope > .superset[aria-label="${label}"]`);
  if (found) found.dataset.group = superset.dataset.group;
  return found ?? superset;
}

// Only what stands elsewhere; where the browser can, without taking the cursor out of it.
function move(parent, node, below) {
  if (node.parentElement === parent && node.nextElementSibling === below) return node;
  if (parent.moveBefore && node.isConnected && parent.isConnected) parent.moveBefore(node, below);
  else parent.insertBefore(node, below);
  return node;
}

function cursor() {
  const field = document.activeElement;
  const row = rowOf(field);
  const { selectionStart, selectionEnd } = field;
  if (row) row.dataset.leaving = "";
  return () => {
    if (row) delete row.dataset.leaving;
    if (field === document.activeElement || !field.isConnected) return;
    field.focus({ preventScroll: true });
    if (Number.isInteger(selectionStart)) field.setSelectionRange(selectionStart, selectionEnd);
  };
}
