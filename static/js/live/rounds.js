// The rows that are done in one round: in a superset the n-th set of each member, with the drop sets that follow it.
// The server has the same rule; here it is for what happens before its answer.
import { rowsIn } from "./rows.js";

export function roundOf(row) {
  const card = row.closest(".exercise");
  const members = [...(card.closest(".superset")?.querySelectorAll(".exercise") ?? [card])];
  const mine = chainsOf(card);
  const chain = mine.find((each) => each.includes(row));
  const alike = (chains) => chains.filter(([first]) => is(first, "w") === is(chain[0], "w"));
  const place = alike(mine).indexOf(chain);
  return members.flatMap((member) => alike(chainsOf(member))[place] ?? []);
}

function chainsOf(card) {
  const chains = [];
  for (const row of rowsIn(card).filter((each) => !each.hidden)) {
    if (chains.length && is(row, "d")) chains.at(-1).push(row);
    else chains.push([row]);
  }
  return chains;
}

function is(row, letter) {
  return row.querySelector(".kind").classList.contains(letter);
}
