// The fields of a row: what is typed into them, and how it is said.

export function inputsOf(row) {
  return [...row.querySelectorAll("input.value")];
}

export function hasCursor(row) {
  return row.contains(document.activeElement) && document.activeElement.matches("input");
}

// Whether it holds something that neither the server nor a write has.
export function isTypedIn(row) {
  return inputsOf(row).some((input) => input.value !== input.defaultValue);
}

// The field without which there is no set: the server would refuse it, and another write may wait behind it meanwhile.
export function firstMissing(row) {
  const done = inputsOf(row).filter((input) => !input.hidden && !["weight", "rpe"].includes(input.name));
  return done.every((input) => input.value.trim() === "") ? done[0] : null;
}

// What a row holds: read from the row itself, for fields lose their form when the row is taken out of the page.
export function valuesIn(row) {
  const fields = [...row.querySelectorAll("form input:not(.value)"), ...inputsOf(row)];
  return new URLSearchParams(fields.map((input) => [input.name, input.value]));
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

// A figure that is long is set smaller, as the server does it.
const LONG = 5;

export function fit(input) {
  input.classList.toggle("long", input.value.length > LONG);
}
