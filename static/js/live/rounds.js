// The rounds in which rows are done: in a superset the n-th set of each member, warm-ups first, with the drop sets that follow
// it. The server has the same rule; here it is for what happens before its answer.
import { rowsIn } from "./rows.js";

// All rounds of an exercise, or of the superset it is in: [[row, …], …]. One exercise alone goes from row to row.
export function roundsOf(card) {
  const superset = card.closest(".superset");
  if (!superset) return chainsOf(card);
  const members = [...superset.querySelectorAll(".exercise")].map(chainsOf);
  return [true, false].flatMap((isWarmup) => {
    const alike = members.map((chains) => chains.filter(([first]) => is(first, "w") === isWarmup));
    const count = Math.max(...alike.map((chains) => chains.length));
    return Array.from({ length: count }, (_, place) => alike.flatMap((chains) => chains[place] ?? []));
  });
}

export function roundOf(row) {
  return roundsOf(row.closest(".exercise")).find((round) => round.includes(row));
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
