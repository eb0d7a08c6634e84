// A whole set typed into one field: 100x8@9. workouts/domain/shorthand.py does the same for a page without scripts; both are
// held to the cases in tests/data/shorthand.json.
const MOST_REPS_MEANT = 30; // more can't be meant with an effort beside it, where the weight stands

const TIMES = /[x×*х✕]/iu;
const FIGURE = /^[+\-−]?[.,]?\p{Nd}[\p{Nd}.,: a-z]*$/iu;
const EFFORT = /^\p{Nd}+(?:[.,]\p{Nd}*)?$/u;
const WHOLE = /^\p{Nd}+$/u;
const LAST_WORD = /([a-z]+)[\p{Nd} ]*$/iu;
const FIELD_OF_UNIT = new Map(
  Object.entries({ kg: "weight", lb: "weight", lbs: "weight", rep: "reps", reps: "reps", km: "distance", mi: "distance" }).concat(
    ["s", "sec", "min", "h"].map((unit) => [unit, "duration"]),
  ),
);

// Returns { field: text } of a text typed into `field`, or null where it is only what it seems. `fields` are those of the row
// in their order, without the effort, which is "rpe".
export function spread(text, field, fields) {
  const [figures, ...efforts] = text.split("@").map((part) => part.trim());
  const parts = figures.split(TIMES).map((part) => part.trim());
  const effort = efforts[0] ?? "";
  if (efforts.length > 1 || (!efforts.length && parts.length === 1)) return null;
  if (parts.length > fields.length || parts.some((part) => part && !FIGURE.test(part))) return null;
  if (effort && !EFFORT.test(effort)) return null;
  const names = parts.length === 1 ? [fieldOf(parts[0], field, fields)] : fields;
  const found = [...names.map((name, index) => [name, parts[index] ?? ""]), ["rpe", effort]].filter(([, part]) => part);
  return found.length ? Object.fromEntries(found) : null;
}

function fieldOf(part, field, fields) {
  const named = part.includes(":") ? "duration" : FIELD_OF_UNIT.get(LAST_WORD.exec(part)?.[1].toLowerCase());
  if (fields.includes(named)) return named;
  if (fields.includes("reps") && !(field === "weight" && isWeight(part))) return "reps";
  return fields.includes(field) ? field : fields[0];
}

function isWeight(part) {
  return !WHOLE.test(part) || Number(part) > MOST_REPS_MEANT;
}
