// The rows of a workout on the page: what was typed into them, and whether they are on their way to the server.
const ROW = "tbody[id^=set-]";
const TYPES = { w: "warmup", d: "drop", f: "failure" };

export function rowOf(element) {
  return element?.closest?.(ROW) ?? null;
}

// The field without which there is no set: the server would refuse it, and another write may wait behind it meanwhile.
export function firstMissing(row) {
  const done = inputsOf(row).filter((input) => !input.hidden && !["weight", "rpe"].includes(input.name));
  return done.every((input) => input.value.trim() === "") ? done[0] : null;
}

// Whether it was deleted here, or its exercise removed, and the server has yet to say so.
export function isGone(row) {
  return Boolean(row.closest("[hidden]"));
}

export function isWarmup(row) {
  return row.querySelector(".kind").matches(".w");
}

export function rowsIn(element) {
  return [...element.querySelectorAll(ROW)];
}

// What a row holds: read from the row itself, for fields lose their form when the row is taken out of the page.
export function valuesIn(row) {
  const fields = [...row.querySelectorAll("form input:not(.value)"), ...inputsOf(row)];
  return new URLSearchParams(fields.map((input) => [input.name, input.value]));
}

export function uuidOf(row) {
  return row.id.slice("set-".length);
}

// How it is called where it cannot be seen: Bench press (barbell), set 2, 80 × 5.
export function labelOf(row) {
  const name = row.querySelector(".kind").getAttribute("aria-label").split(": ")[0];
  return `${name}, ${inputsOf(row).map((input) => input.value).filter(Boolean).join(" × ")}`;
}

// What a row holds, as the server writes it, too: 97.5 kg × 5, +20 kg × 5, 5 km in 25:00; nothing of an empty one.
export function textOf(row) {
  const inputs = inputsOf(row).filter(({ name }) => name !== "rpe");
  if (inputs.every(({ value }) => value.trim() === "")) return "";
  const heads = [...row.closest("table").querySelectorAll("thead th:not(.timer)")].slice(2).map((head) => head.textContent);
  const texts = inputs.map((input, index) => figureOf(input, heads[index], inputs.length));
  return texts.filter(Boolean).join(["distance", "count"].includes(inputs[0].name) ? " in " : " × ");
}

function figureOf({ name, value }, head, columns) {
  if (name === "duration") return value;
  const figure = value.trim().replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
  if (name === "weight") return head.replace(/(?=[a-z])/, `${figure || 0} `);
  if (name === "reps") return figure && columns === 1 ? `${figure} reps` : figure;
  return figure && `${figure} ${head.toLowerCase()}`;
}

// normal, warmup, drop or failure.
export function typeOf(row) {
  const letter = [...row.querySelector(".kind").classList].find((name) => TYPES[name]);
  return TYPES[letter] ?? "normal";
}

// The type whose sets weigh the same: a set to failure is as heavy as a normal one.
export function kindOf(row) {
  const type = typeOf(row);
  return type === "failure" ? "normal" : type;
}

// Whether the lifter has checked it, as far as this page knows.
export function isChecked(row) {
  return row.dataset.checked === undefined ? stateOf(row).contains("done") : row.dataset.checked === "true";
}

// Whether the lifter has entered values, though it is not checked.
export function isEntered(row) {
  return stateOf(row).contains("entered");
}

// Whether it holds something that neither the server nor a write has.
export function isTypedIn(row) {
  return inputsOf(row).some((input) => input.value !== input.defaultValue);
}

// Whether no swap beside it may replace it: it is on its way, being typed in, or says what is wrong with it.
export function isHeld(row) {
  const { classList } = row.querySelector("tr");
  return classList.contains("pending") || classList.contains("refused") || isTypedIn(row) || hasCursor(row);
}

// Show a row as on its way; `checked` is what it will be.
export function markPending(row, checked) {
  row.dataset.was ??= stateOf(row).value;
  row.dataset.checked = checked;
  stateOf(row).value = "pending";
  showCheck(row, checked, true);
  for (const input of inputsOf(row)) input.defaultValue = input.value;
}

// The server has refused its write: the row looks as before, and keeps what was typed.
function rollBack(row) {
  if (row.dataset.was !== undefined) stateOf(row).value = row.dataset.was;
  for (const name of ["was", "checked", "volume"]) delete row.dataset[name];
  showCheck(row, isChecked(row), false);
}

// Forget what was typed: what the server has may take its place.
export function release(row) {
  rollBack(row);
  row.querySelector("tr").classList.remove("refused");
  for (const input of inputsOf(row)) {
    input.value = input.defaultValue;
    fit(input);
  }
}

// Show that the server has refused it; what was typed stays in it.
export function markRefused(row) {
  rollBack(row);
  row.querySelector("tr").classList.add("refused");
}

// A figure that is long is set smaller, as the server does it.
const LONG = 5;

export function fit(input) {
  input.classList.toggle("long", input.value.length > LONG);
}

export function fill(row, values) {
  if (values.get("rpe") && !row.querySelector("[name=rpe]")) row.querySelector("form").append(unseenEffort());
  for (const input of inputsOf(row)) {
    if (values.has(input.name)) input.value = values.get(input.name);
    fit(input);
  }
}

// An effort that is typed with a set, where the column for it is hidden.
function unseenEffort() {
  return Object.assign(document.createElement("input"), { className: "value", name: "rpe", hidden: true });
}

// Whether it is being replaced: leaving the page it loses the cursor, which is not the lifter's doing.
export function isLeaving(row) {
  return "leaving" in row.dataset || !row.isConnected;
}

export function remove(row) {
  row.dataset.leaving = "";
  row.remove();
}

// Take what was typed into a row since its last write, and the cursor; the answer puts both into the row that replaces it.
export function inHand(row) {
  row.dataset.leaving = "";
  const typed = inputsOf(row).filter((input) => input.value !== input.defaultValue);
  const values = new Map(typed.map((input) => [input.name, input.value]));
  const { name, selectionStart, selectionEnd } = hasCursor(row) ? document.activeElement : {};
  return (fresh) => {
    fill(fresh, values);
    const input = inputsOf(fresh).find((each) => each.name === name);
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(selectionStart, selectionEnd);
  };
}

// Take over number and place from a fresh row; what the lifter has in hand stays.
export function renumber(row, fresh) {
  row.querySelector("th").replaceWith(fresh.querySelector("th"));
  if (row.dataset.was === undefined) stateOf(row).value = stateOf(fresh).value;
  else row.dataset.was = stateOf(fresh).value;
}

function stateOf(row) {
  return row.querySelector("tr").classList;
}

function inputsOf(row) {
  return [...row.querySelectorAll("input.value")];
}

function hasCursor(row) {
  return row.contains(document.activeElement) && document.activeElement.matches("input");
}

function showCheck(row, checked, isBusy) {
  const check = row.querySelector(".check");
  check.setAttribute("aria-pressed", checked);
  check.setAttribute("aria-busy", isBusy);
}
