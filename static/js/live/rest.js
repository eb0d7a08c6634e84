// Starts the rest timer with the tap, before the server has answered or without a network. The answer corrects it.
import { roundOf } from "./rounds.js";
import { isChecked } from "./rows.js";

// A rest follows the last row of a round, with the rest of that row's exercise.
export function startRest(row) {
  const round = roundOf(row);
  const seconds = Number(round.at(-1).closest(".exercise").querySelector("header").dataset.rest);
  if (!seconds || round.some((each) => each !== row && !isChecked(each))) return;
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
