// The figures above the workout while sets wait to be sent: how many, and the volume where it is plain weight × reps. The
// answers bring what the server has counted.
import { showAside } from "./aside.js";
import { isChecked, isGone, rowsIn, typeOf } from "./rows.js";

const KG = { kg: 1, lb: 0.45359237 };
const WITHOUT_VOLUME = ["duration", "weight_duration", "distance_duration", "short_distance_weight", "floors_duration", "steps_duration"];
const main = document.getElementById("main");
const countsWarmups = "countsWarmups" in main.dataset;

// Keep what a row counts for as the server has it, before it is shown as it will be.
export function noteVolume(row) {
  row.dataset.volume ??= isChecked(row) ? volumeOf(row, "defaultValue") : 0;
}

export function showTotals() {
  const rows = rowsIn(main);
  showCounts(rows.filter((row) => !isGone(row)));
  showVolume(rows.filter((row) => "volume" in row.dataset));
  showAside(main);
}

function showCounts(rows) {
  const counted = rows.filter(counts);
  const figure = document.querySelector("#totals dl > :last-child dd");
  const progress = document.querySelector("#totals progress");
  figure.firstChild.data = `${counted.filter(isChecked).length} `;
  figure.querySelector(".unit").textContent = `of ${counted.length}`;
  Object.assign(progress, { max: rows.length || 1, value: rows.filter(isChecked).length });
}

// Where it is not known on the device it stays as the server has last said, and says so.
function showVolume(changed) {
  const place = document.querySelector("#totals dl > :nth-child(2)");
  const figure = place.querySelector("dd");
  const unit = figure.querySelector(".unit").textContent.trim();
  figure.dataset.sent ??= figure.firstChild.data.replace(/[^\d]/g, "");
  const more = changed.reduce((sum, row) => sum + now(row) - Number(row.dataset.volume), 0);
  const isKnown = !Number.isNaN(more);
  const volume = Math.max(0, Number(figure.dataset.sent) + (isKnown ? more / KG[unit] : 0));
  figure.firstChild.data = `${Math.round(volume).toLocaleString("en")} `;
  place.querySelector("dt").textContent = isKnown ? "Volume" : "Volume sent";
}

function now(row) {
  return isGone(row) || !isChecked(row) ? 0 : volumeOf(row, "value");
}

// In kilograms; not a number where the lifter's own weight may count.
function volumeOf(row, property) {
  const type = row.querySelector("[name=type]").value;
  if (!counts(row) || WITHOUT_VOLUME.includes(type)) return 0;
  if (type !== "weight_reps") return NaN;
  const [weight, reps] = ["weight", "reps"].map((name) => Number(row.querySelector(`[name=${name}]`)[property].replace(",", ".")));
  return weight * reps * KG[row.querySelector("[name=weight_unit]").value];
}

function counts(row) {
  return countsWarmups || typeOf(row) !== "warmup";
}
