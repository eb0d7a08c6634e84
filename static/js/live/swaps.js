// Puts the server's answers into the page without taking anything out of the lifter's hands.
import { toast } from "../toast.js";
import { fill, inHand, isHeld, markPending, renumber, rollBack, rowOf, rowsIn } from "./rows.js";

// Show the answer to a write; `later` is the last write of the same row that still waits, if any.
export function show(write, answer, later) {
  const row = document.getElementById(write.row);
  if (!isSwap(answer)) refuse(row, answer.status);
  else if (answer.retarget) said(row, answer);
  else if (row) swapRow(row, answer.text, later);
  else swapElsewhere(write, answer);
}

// A write that waits, on a page that was loaded meanwhile.
export function showWaiting(write) {
  const row = document.getElementById(write.row);
  if (!row) return;
  fill(row, new URLSearchParams(write.body));
  markPending(row, write.checked);
}

function isSwap({ status }) {
  return status < 300 || status === 409 || status === 410 || status === 422;
}

function swapRow(row, html, later) {
  const { id } = row;
  const putBack = inHand(row);
  htmx.swap(row, html, { swapStyle: "outerHTML" });
  const fresh = document.getElementById(id);
  if (!fresh) return;
  putBack(fresh);
  if (later) showWaiting(later);
}

function swapElsewhere({ target, inSheet }, { status, text }) {
  if (inSheet && status === 422) htmx.swap("#sheet-content", text, { swapStyle: "innerHTML" });
  else if (target) htmx.swap(target, text, { swapStyle: "outerHTML" });
  else htmx.swap(document.body, text, { swapStyle: "none" });
}

// A sentence instead of a swap.
function said(row, { retarget, text }) {
  if (row) rollBack(row);
  htmx.swap(retarget, text, { swapStyle: "innerHTML" });
}

function refuse(row, status) {
  if (row) rollBack(row);
  toast(status === 404 ? "That is gone: another device removed it. Reload the page." : "The server did not understand that. Reload the page.");
}

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (rowOf(target) === target && isHeld(target)) {
    event.detail.shouldSwap = false;
    renumber(target, fragment.querySelector("tbody"));
  } else if (target.matches("section.exercise") && rowsIn(target).some(isHeld)) {
    event.detail.shouldSwap = false;
    patchCard(target, fragment.querySelector("section"));
  }
});

// Replace a card but for the rows that are held: those stay where they are, or the cursor would leave them.
function patchCard(card, fresh) {
  const [table, freshTable] = [card, fresh].map((each) => each.querySelector("table"));
  for (const child of [...card.children]) if (child !== table) child.remove();
  const children = [...fresh.children];
  table.before(...children.slice(0, children.indexOf(freshTable)));
  table.after(...children.slice(children.indexOf(freshTable) + 1));
  patchRows(table, freshTable);
}

function patchRows(table, freshTable) {
  const wanted = rowsIn(freshTable);
  for (const row of rowsIn(table)) if (!wanted.some(({ id }) => id === row.id)) row.remove();
  let above = table.tHead;
  for (const fresh of wanted) {
    const row = document.getElementById(fresh.id);
    const kept = row && isHeld(row) ? row : fresh;
    if (kept === row) renumber(row, fresh);
    else row?.remove();
    if (above.nextElementSibling !== kept) above.after(kept);
    above = kept;
  }
}
