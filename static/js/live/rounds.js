// The rounds in which rows are done: in a superset the n-th set of each member, warm-ups first, with the drop sets that follow
// it. The server has the same rule; here it is for what happens before its answer.
import { isGone, rowsIn } from "./rows.js";

// All rounds of the workout, in their order: [[row, …], …].
export function roundsOf(main) {
  return [...main.querySelectorAll(":scope > .superset, :scope > .exercise")].flatMap(roundsIn);
}

export function roundOf(row) {
  const card = row.closest(".exercise");
  return roundsIn(card.closest(".superset") ?? card).find((round) => round.includes(row)) ?? [];
}

// One exercise alone goes from row to row.
function roundsIn(part) {
  if (!part.matches(".superset")) return chainsOf(part);
  const members = [...part.querySelectorAll(".exercise")].map(chainsOf);
  return [true, false].flatMap((isWarmup) => {
    const alike = members.map((chains) => chains.filter(([first]) => is(first, "w") === isWarmup));
    const count = Math.max(0, ...alike.map((chains) => chains.length));
    return Array.from({ length: count }, (_, place) => alike.flatMap((chains) => chains[place] ?? []));
  });
}

function chainsOf(card) {
  const chains = [];
  for (const row of rowsIn(card).filter((each) => !isGone(each))) {
    if (chains.length && is(row, "d")) chains.at(-1).push(row);
    else chains.push([row]);
  }
  return chains;
}

function is(row, letter) {
  return row.querySelector(".kind").classList.contains(letter);
}
