// The card of an exercise that was added without a network: a blank one with what was done last time. The server's own card
// takes its place. workouts/queries/kit.py says what stands in a blank card in place of ids and name.
import { lineOf, part } from "../offline/kit.js";
import { fill, fit } from "./fields.js";
import { bringNothingBack, retypeRow } from "./guesses.js";
import { keepNext } from "./next.js";

const [NO_ENTRY, NO_ROW] = [0, 1].map((end) => `00000000-0000-0000-0000-00000000000${end}`);
const [ENTRY_KEY, ROW_KEY, NO_NAME] = ["kit-entry", "kit-row", "kit-name"];

// The rows that an exercise begins with, as they are sent: [[uuid, type], …].
export function rowsOf(button, newUuid) {
  const last = lastOf(button);
  return (last.length ? last : [["normal"]]).map(([type]) => [newUuid(), type]);
}

export function showAdded({ card: id, body }) {
  const said = new URLSearchParams(body);
  const line = lineOf(said.get("exercise"));
  if (!line || document.getElementById(id)) return;
  const card = part(`card-${line.dataset.shape}`).querySelector("section");
  const rows = said.getAll("row").map((row) => row.split(":"));
  layOut(card, rows, lastOf(line));
  replaceIn(card, { [NO_ENTRY]: said.get("uuid"), [ENTRY_KEY]: said.get("uuid"), [NO_NAME]: line.querySelector(".title").textContent });
  card.dataset.exercise = line.value;
  card.querySelector("h2 a").setAttribute("href", `/exercises/${line.value}/`);
  document.getElementById("new-entry").before(card);
  for (const [uuid, type] of rows) retypeRow(document.getElementById(`set-${uuid}`), type);
  bringNothingBack(false);
  keepNext();
}

function layOut(card, rows, last) {
  const blank = card.querySelector("tbody");
  rows.forEach(([uuid], index) => {
    const row = blank.cloneNode(true);
    replaceIn(row, { [NO_ROW]: uuid, [ROW_KEY]: uuid });
    showLast(row, last[index]);
    blank.before(row);
  });
  blank.remove();
}

function showLast(row, last) {
  const button = row.querySelector(".previous");
  const [, previous, effort, values] = last ?? [];
  for (const name of Object.keys(button.dataset)) delete button.dataset[name];
  if (!previous) return button.replaceWith(Object.assign(document.createElement("span"), { className: "previous", textContent: "–" }));
  Object.assign(button.dataset, values);
  button.firstChild.data = previous;
  button.lastChild.data = effort;
  if (!effort) button.querySelector("br").remove();
  button.setAttribute("aria-label", `Use the previous values, ${previous}`);
  fill(row, new Map(Object.entries(values)));
  for (const input of row.querySelectorAll("input.value")) {
    input.defaultValue = input.value;
    fit(input);
  }
}

function lastOf({ dataset }) {
  return JSON.parse(dataset.last ?? "[]");
}

// Put texts into their places: in the attributes and the words of all of it.
function replaceIn(root, texts) {
  const filled = (value) => Object.entries(texts).reduce((found, [place, text]) => found.replaceAll(place, text), value);
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = filled(attribute.value);
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) node.data = filled(node.data);
  }
}
