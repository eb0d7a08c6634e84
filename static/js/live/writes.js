// Turns what the lifter does into writes, and shows each at once, before the server has it.
import { enqueue, isOffline } from "../offline/sender.js";
import { clearToasts, toast } from "../toast.js";
import { rowsOf, showAdded } from "./added.js";
import { firstMissing, isTypedIn, labelOf, valuesIn } from "./fields.js";
import { addRow, bringBack, holdStill, noteCard, removeCard, removeRow, retypeRow } from "./guesses.js";
import { hopFrom } from "./hop.js";
import { noteCheck, showNext } from "./next.js";
import { proposeBelow } from "./proposals.js";
import { startRest, stopRestOf } from "./rest.js";
import { isChecked, markPending, typeOf, uuidOf } from "./rows.js";
import { noteVolume } from "./totals.js";
import { isTakenBack, offerUndo } from "./undo.js";

const NO_UUID = "00000000-0000-0000-0000-000000000000"; // in the addresses that the page gives
const main = document.getElementById("main");
const { session } = main.dataset;

export function log(row) {
  row.querySelector("set-stopwatch")?.settle();
  const missing = firstMissing(row);
  if (missing) return missing.focus();
  const card = row.closest(".exercise");
  const body = valuesOf(row);
  body.set("performed_at", new Date().toISOString());
  body.set("session_uuid", session); // and the exercise: they tell where it belongs when the card is gone
  body.set("exercise_id", card.dataset.exercise);
  body.set("new_type", typeOf(row)); // of a row that is gone, too
  sendRow(row, `${formOfCard(card).getAttribute("action")}${uuidOf(row)}/log/`, body, true);
  proposeBelow(row);
  noteCheck(row);
  showNext();
  startRest(row);
  hopFrom(row);
}

export function change(row) {
  sendRow(row, addressOf("change", row), valuesOf(row), isChecked(row));
}

export function uncheck(row) {
  if (isTypedIn(row)) change(row); // what was typed stays typed
  sendRow(row, addressOf("uncheck", row), new URLSearchParams(), false);
  stopRestOf(row.id);
  showNext();
}

// A form of the page or of its sheet that changes something else than the values of a row.
export async function sendForm(form, button) {
  const { kind = "form", row = "", target = "" } = form.dataset;
  const card = form.dataset.card ?? (document.getElementById(row) ?? form).closest(".exercise")?.id;
  const inSheet = kind !== "finish" && Boolean(form.closest("dialog"));
  const write = { kind, row, card, target, inSheet, url: form.getAttribute("action") };
  const body = bodyOf(form, button);
  guesses[kind]?.(write, body, form, button);
  if (!("stay" in form.dataset)) form.closest("dialog")?.close();
  if (kind === "restore" && (await isTakenBack(form))) return;
  send({ ...write, body: body.toString(), label: button?.textContent.trim() || button?.ariaLabel || "" });
  if (!guesses[kind] && isOffline()) toast("Kept on this device. It shows here once the network is back.");
}

// What a form shows at once, and what it has to say about when and where.
const guesses = {
  add(write, body, form) {
    const uuid = newUuid();
    body.set("uuid", uuid);
    write.row = addRow(form.closest(".exercise"), uuid);
  },
  "add-exercise"(write, body, form, button) {
    const uuid = newUuid();
    write.card = `sessionexercise-${uuid}`;
    body.set("uuid", uuid);
    for (const row of rowsOf(button, newUuid)) body.append("row", row.join(":"));
    showAdded({ ...write, body });
  },
  note(write, body) {
    noteCard(document.getElementById(write.card), body);
  },
  // The end itself rather than some seconds more: sent twice, or late, it must mean the same.
  rest(write, body, form) {
    const { endsAt, dataset } = form.closest("rest-timer");
    body.set("ends_at", new Date(endsAt).toISOString());
    body.set("rest_set", dataset.set ?? "");
  },
  finish(write, body) {
    const now = Date.now();
    write.revocable = true;
    body.set("ended_at", new Date(now).toISOString());
    holdStill(now);
  },
  delete(write, body, { dataset }) {
    write.revocable = true;
    removeRow(document.getElementById(write.row));
    offerUndo(write, dataset.undo, "Set deleted");
  },
  remove(write, body, { dataset }) {
    write.revocable = true;
    removeCard(document.getElementById(write.card));
    offerUndo(write, dataset.undo, `${dataset.name} removed`);
  },
  restore(write) {
    bringBack(document.getElementById(write.row || write.card));
  },
  retype(write, body) {
    retypeRow(document.getElementById(write.row), body.get("set_type"));
  },
};

export function addressOf(verb, row) {
  return main.dataset[verb].replace(NO_UUID, uuidOf(row));
}

function sendRow(row, url, body, checked) {
  noteVolume(row);
  markPending(row, checked);
  send({ kind: "row", row: row.id, url, body: body.toString(), checked, label: labelOf(row) });
}

function send(write) {
  clearToasts();
  enqueue({ session, ...write });
}

// What a row holds, with the units it is shown in: they may be others when it is sent.
function valuesOf(row) {
  const body = valuesIn(row);
  body.delete("csrfmiddlewaretoken");
  return body;
}

function bodyOf(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  body.delete("csrfmiddlewaretoken"); // the sender has a fresh one
  return body;
}

function formOfCard(card) {
  return card.querySelector(".more-sets");
}

// crypto.randomUUID() is only there on HTTPS, and a tracker at home may be without.
function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
