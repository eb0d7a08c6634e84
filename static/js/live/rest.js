// Starts the rest timer with the tap, before the server has answered or without a network. The answer corrects it.
import { isChecked, rowsIn } from "./rows.js";

export function startRest(row) {
  const card = row.closest(".exercise");
  const seconds = Number(card.dataset.rest);
  const rows = rowsIn(card).filter((each) => !each.hidden);
  const place = rows.indexOf(row);
  if (!seconds || rows[place + 1]?.querySelector(".kind.d") || isFollowed(card, place)) return;
  const dock = document.getElementById("rest");
  const template = document.getElementById("rest-template");
  if (!template) return; // a finished workout that is edited
  const timer = template.content.cloneNode(true);
  timer.querySelector("rest-timer").setAttribute("left", seconds);
  timer.querySelector("rest-timer").setAttribute("whole", seconds);
  timer.querySelector("progress").max = seconds;
  dock.hidden = false;
  dock.replaceChildren(timer);
}

// In a superset, whether a later member still has a row in this round.
function isFollowed(card, round) {
  const members = [...(card.closest(".superset")?.querySelectorAll(".exercise") ?? [])];
  return members.slice(members.indexOf(card) + 1).some((member) => {
    const row = rowsIn(member)[round];
    return row && !isChecked(row);
  });
}
