// The rest timer before the server has answered, or without a network. Its end is a moment: what waits to be sent says it
// again on a page that was loaded meanwhile. The answer corrects it.
import { sayThen } from "./next.js";
import { roundOf } from "./rounds.js";
import { isChecked } from "./rows.js";

// A rest follows the last row of a round, with the rest of that row's exercise. A check before that ends the rest that runs.
export function startRest(row, startedAt = Date.now()) {
  const template = document.getElementById("rest-template");
  if (!template) return; // a finished workout that is edited
  const round = roundOf(row);
  const seconds = Number(round.at(-1)?.closest(".exercise").querySelector("header").dataset.rest ?? 0);
  const isOver = round.every((each) => each === row || isChecked(each));
  if (!seconds || !isOver) return endRest();
  const timer = template.content.cloneNode(true).querySelector("rest-timer");
  timer.dataset.set = row.id.slice("set-".length);
  timer.dataset.at = startedAt;
  timer.setAttribute("left", seconds);
  timer.setAttribute("whole", seconds);
  timer.querySelector("progress").max = seconds;
  show(timer);
}

function show(timer) {
  const dock = document.getElementById("rest");
  dock.hidden = false;
  dock.replaceChildren(timer);
  sayThen();
}

// Unchecked or deleted, a set stops the timer that it started.
export function stopRestOf(id) {
  if (document.querySelector("rest-timer")?.dataset.set === id.slice("set-".length)) endRest();
}

export function endRest() {
  const dock = document.getElementById("rest");
  dock.hidden = true;
  dock.replaceChildren();
}

// Say again what these writes, which wait, have made of the timer.
export function restAsOf(writes) {
  if (writes.some(({ kind }) => kind === "finish")) return endRest();
  const latest = writes.findLastIndex(isCheck);
  const row = document.getElementById(writes[latest]?.row);
  if (row) startRest(row, Date.parse(momentOf(writes[latest])));
  for (const write of writes.slice(latest + 1)) follow(write);
}

function follow({ kind, row, body, checked }) {
  if (kind === "delete" || (kind === "row" && !checked)) stopRestOf(row);
  if (kind !== "rest") return;
  const said = new URLSearchParams(body);
  const timer = document.querySelector("rest-timer");
  if ((timer?.dataset.set ?? "") === said.get("rest_set")) timer?.moveTo(Date.parse(said.get("ends_at")));
}

export function isCheck(write) {
  return write.kind === "row" && Boolean(momentOf(write));
}

function momentOf({ body }) {
  return new URLSearchParams(body).get("performed_at");
}
