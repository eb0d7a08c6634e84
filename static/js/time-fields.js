// Fields that take a time. A phone's keypad of figures has no colon: the page writes it while figures are typed, so that what
// stands there is what the server reads. Who types a colon, a point or a word writes the whole by hand.
import { clock, filled, secondsIn } from "./times.js";

const FIELD = "input[data-time], input.value[name=duration]";
const OURS = /^[\d:]*$/;
const TAKES = { deleteContentBackward: -1, deleteContentForward: 0 }; // the figure before the cursor, or behind it
const byHand = new WeakSet();
let before = ""; // what stood in the field before it was typed in

document.addEventListener("focusin", ({ target }) => isTime(target) && begin(target));
document.addEventListener("beforeinput", ({ target }) => isTime(target) && (before = target.value));
document.addEventListener("input", (event) => isTime(event.target) && !event.isComposing && typed(event.target, event.inputType));
document.addEventListener("compositionend", ({ target }) => isTime(target) && typed(target));

// What leaves a field, or is stored, stands there as it was read. Before anything else reads the row.
document.addEventListener("focusout", ({ target }) => isTime(target) && settle(target), true);
document.addEventListener("keydown", ({ key, target }) => key === "Enter" && isTime(target) && settle(target), true);
document.addEventListener("submit", ({ target }) => [...target.elements].filter(isTime).forEach(settle), true);

export function settle(field) {
  const seconds = secondsIn(field.value);
  if (seconds !== null && field.value !== clock(seconds)) field.value = clock(seconds);
}

function isTime(element) {
  return element.matches?.(FIELD);
}

function begin(field) {
  byHand.delete(field);
  before = field.value;
}

function typed(field, how = "") {
  const { value } = field;
  if (!value) byHand.delete(field);
  else if (how.startsWith("history") || byHand.has(field)) return;
  else if (OURS.test(before) && OURS.test(value) && colonsIn(value) <= colonsIn(before)) fill(field, how);
  else {
    byHand.add(field);
    if (OURS.test(before) && !OURS.test(value) && !value.includes("@")) write(field, value.replaceAll(":", ""), figuresBehind(field));
  }
  before = field.value;
}

// The cursor keeps the figures that stand behind it. Where only a colon was taken, the figure beside it goes.
function fill(field, how) {
  let [figures, behind] = [figuresIn(field.value), figuresBehind(field)];
  const at = figures.length - behind + TAKES[how];
  if (figures === figuresIn(before) && field.value !== before && at in [...figures]) {
    figures = figures.slice(0, at) + figures.slice(at + 1);
    behind = figures.length - at;
  }
  write(field, filled(figures), behind);
}

function write(field, text, behind) {
  if (text === field.value) return;
  field.value = text;
  let at = text.length;
  while (at && (figuresIn(text.slice(at)).length < behind || text[at - 1] === ":")) at -= 1;
  field.setSelectionRange(at, at);
}

function figuresBehind(field) {
  return figuresIn(field.value.slice(field.selectionStart)).length;
}

function figuresIn(text) {
  return text.replaceAll(/\D/g, "");
}

function colonsIn(text) {
  return text.split(":").length - 1;
}
