// The page of a running workout: what the lifter does becomes a write, and the sender sees to it that the server gets it.
import "./elements/bottom-sheet.js";
import "./elements/elapsed-time.js";
import "./elements/rest-timer.js";
import "./elements/waiting-banner.js";
import { fill, formOf, isChecked, isTypedIn, markPending, rowOf, rowsIn } from "./live/rows.js";
import { show, showWaiting } from "./live/swaps.js";
import { enqueue, open, settled, waiting } from "./offline/sender.js";
import { clearToasts, toast } from "./toast.js";

const main = document.getElementById("main");
const NO_UUID = "00000000-0000-0000-0000-000000000000"; // in the addresses that the page gives
const { lifter, session } = main.dataset;
const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));

// --- What is sent

function send(write) {
  clearToasts();
  enqueue({ session, ...write });
}

function log(row) {
  const body = valuesOf(row);
  const card = row.closest(".exercise");
  body.set("performed_at", new Date().toISOString());
  body.set("session_uuid", session); // and the exercise: they tell where it belongs when the card is gone
  body.set("exercise_id", card.dataset.exercise);
  sendRow(row, `${card.querySelector(".more-sets").getAttribute("action")}${uuidOf(row)}/log/`, body, true);
}

function change(row) {
  sendRow(row, main.dataset.change.replace(NO_UUID, uuidOf(row)), valuesOf(row), true);
}

function uncheck(row) {
  if (isTypedIn(row)) change(row); // what was typed stays typed
  sendRow(row, main.dataset.uncheck.replace(NO_UUID, uuidOf(row)), new URLSearchParams(), false);
}

function sendRow(row, url, body, checked) {
  markPending(row, checked);
  send({ url, body: body.toString(), row: row.id, checked });
}

function sendForm(form, button) {
  const body = bodyOf(form, button);
  if (form.matches(".more-sets")) body.set("uuid", newUuid());
  send({ url: form.getAttribute("action"), body: body.toString(), target: form.dataset.target, inSheet: Boolean(form.closest("dialog")) });
  form.closest("dialog")?.close();
}

// What a row holds, with the units it is shown in: they may be others when it is sent.
function valuesOf(row) {
  const body = bodyOf(formOf(row));
  body.set("weight_unit", main.dataset.weightUnit);
  body.set("distance_unit", main.dataset.distanceUnit);
  return body;
}

function bodyOf(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  body.delete("csrfmiddlewaretoken"); // the sender has a fresh one
  return body;
}

function uuidOf(row) {
  return row.id.slice("set-".length);
}

// crypto.randomUUID() is only there on HTTPS, and a tracker at home may be without.
function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

// --- What the lifter does

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const row = rowOf(form);
  if (!row && !form.matches("[data-send]")) return;
  event.preventDefault();
  if (!row) sendForm(form, submitter);
  else if (!submitter?.matches(".check")) change(row);
  else if (isChecked(row)) uncheck(row);
  else log(row);
});

// Enter stores: it never takes a set back, whatever button stands first in the form.
document.addEventListener("keydown", (event) => {
  const row = event.target.matches("input.value") && rowOf(event.target);
  if (!row || event.key !== "Enter") return;
  event.preventDefault();
  if (isChecked(row)) saveTyped(row);
  else log(row);
});

// A stored set is changed by typing over it: the change leaves with the cursor.
document.addEventListener("focusout", (event) => {
  const row = rowOf(event.target);
  if (row?.isConnected && !row.contains(event.relatedTarget)) saveTyped(row);
});
document.addEventListener("visibilitychange", () => document.hidden && rowsIn(main).forEach(saveTyped));

function saveTyped(row) {
  if (isChecked(row) && isTypedIn(row)) change(row);
}

document.addEventListener("click", async (event) => {
  const previous = event.target.closest("button.previous");
  const link = event.target.closest("a[data-sheet], a[data-after-sending]");
  if (previous) fill(rowOf(previous), new Map(Object.entries(previous.dataset))); // last time's values
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.matches("[data-sheet]")) htmx.ajax("GET", link.href, { target: "#sheet-content", swap: "innerHTML" });
  else if (await settled()) location.assign(link.href);
  else toast("Some of your sets are not sent yet. They go first, as soon as the server can be reached.");
});

// A double tap is one tap: the second one would hit the row that has just been stored, and uncheck it.
const DOUBLE_TAP_MS = 700;
let tapped = { row: null, at: -DOUBLE_TAP_MS };
document.addEventListener(
  "click",
  (event) => {
    const check = event.target.closest("button.check");
    if (!check) return;
    const row = rowOf(check).id;
    if (row === tapped.row && event.timeStamp - tapped.at < DOUBLE_TAP_MS) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    tapped = { row, at: event.timeStamp };
  },
  true,
);

// --- What comes back

let leaveTo = null; // once nothing waits any more

await open({
  lifter,
  token,
  onFound: (writes) => mine(writes).forEach(showWaiting),
  onState: (paused, writes) => {
    document.querySelector("waiting-banner").show(paused, mine(writes));
    if (leaveTo && writes.length === 0) location.assign(leaveTo);
  },
  onAnswer: async (write, answer) => {
    if (write.session !== session) return;
    leaveTo = answer.redirect ?? leaveTo;
    if (answer.redirect) return;
    const later = (await waiting()).findLast((each) => write.row && each.row === write.row);
    show(write, answer, later);
  },
});

function mine(writes) {
  return writes.filter((write) => write.session === session);
}
