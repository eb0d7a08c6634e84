// The one sender: a write is stored first, then sent, one at a time and in order, until the server has taken or refused it.
//
// A write is { lifter, session, kind, label, url, body, row, … }: body as of a form, `row` the id of the row it belongs to.
// Everything a write does may happen twice: the server takes a replay for what it is. A refused one stops the queue until
// the lifter has chosen what becomes of it; a kept one stays on the device and lets the others pass.
import { decide } from "./choices.js";
import { greet, send } from "./requests.js";
import * as store from "./store.js";
import { inTurn } from "./turns.js";

export { isReachable } from "./requests.js";

const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
const UNREAD = { kind: "unread" }; // stands for what the browser does not give out
const MOST_TRIES = 5; // of a write at which the server fails, before the lifter may let the others pass

let page;
let paused = ""; // "", "offline", "signed-out" or "trouble"
let attempts = 0;
let timer;
let running = null;
let again = false;
const failures = new Map(); // key → how often the server has failed at it
const others = "BroadcastChannel" in window ? new BroadcastChannel("answers") : null;

// Begin to send what waits for this lifter. `onFound(writes)` gets what an earlier page left, `onAnswer(write, answer, left)`
// shows an answer, beside which `left` waits still, and returns the sentence of a refusal that the lifter has to decide on;
// `onState(reason, writes)` says what waits and why: "", offline, signed-out, trouble, stuck, refused, over or kept.
export async function open(options) {
  page = options;
  others?.addEventListener("message", ({ data }) => data.write.lifter === page.lifter && showOfOthers(data));
  addEventListener("online", resume);
  document.addEventListener("visibilitychange", () => document.hidden || resume());
  addEventListener("beforeunload", (event) => store.hasUnkept() && event.preventDefault());
  const writes = await waiting();
  await page.onFound(writes);
  if (writes.length) paused = "offline"; // whether it is, the greeting will tell
  await drain();
}

export async function enqueue(write) {
  await store.add({ ...write, lifter: page.lifter, at: Date.now() });
  resume();
}

// Take the last such write back; true if it never went out, so that nothing has come of it.
export async function withdraw(isMeant) {
  const write = await inTurn(async () => {
    const found = (await waiting()).findLast(isMeant);
    if (found) await store.remove(found);
    return found;
  });
  resume();
  return Boolean(write && !write.tried);
}

export function waiting() {
  return store.all(page.lifter);
}

// Whether there was no network when something was sent last.
export function isOffline() {
  return paused === "offline" || navigator.onLine === false;
}

// Resolves with true as soon as nothing waits any more, or with false when sending is paused.
export async function settled() {
  if (!page) return true; // nobody is signed in
  await drain();
  return (await waiting()).every((write) => write.kept) && !store.hasUnread();
}

// What becomes of the write that holds the others up: see choices.js. Returns it.
export async function choose(choice) {
  const chosen = await inTurn(async () => decide(choice, await waiting()));
  resume();
  return chosen;
}

function resume() {
  clearTimeout(timer);
  drain();
}

function drain() {
  if (running) {
    again = true; // what was stored after the last look
    return running;
  }
  again = false;
  running = sendAll()
    .catch(giveUpForNow)
    .finally(() => {
      running = null;
      return again ? drain() : undefined;
    });
  return running;
}

async function sendAll() {
  while (await inTurn(sendNext));
}

// Send the write that is next; true if the one after it may follow.
async function sendNext() {
  const writes = await waiting();
  const write = writes.find((each) => !each.kept);
  if (!write && store.hasUnread()) return pauseAs("trouble", [UNREAD]);
  if (!write) return allSent(writes);
  if (write.refused) return stop(write.over ? "over" : "refused", writes);
  // What may be withdrawn goes out only where it will arrive: what never went out is simply forgotten.
  if ((paused || write.revocable) && !(await isGreeted())) return pauseAs(paused, writes);
  if (write.revocable) await store.put({ ...write, tried: true });
  const answer = await send(write, page.lifter, page.token);
  if (answer.reason) return pauseAs(noted(answer, write), writes);
  attempts = 0;
  await settle(write, answer);
  others?.postMessage({ write, answer });
  return true;
}

// The server may fail at one write for good: the lifter can let the others pass.
function noted({ reason, status, lifter }, { key }) {
  if (status >= 500 && lifter === page.lifter) failures.set(key, (failures.get(key) ?? 0) + 1);
  return reason === "trouble" && failures.get(key) >= MOST_TRIES ? "stuck" : reason;
}

// What the server has taken goes before it is shown: a page that cannot show an answer must not send the write again.
async function settle(write, answer) {
  if (answer.status < 300) return shown(write, answer, await store.remove(write));
  const refused = await shown(write, answer, await waiting());
  if (refused) await store.put({ ...write, refused, over: answer.over });
  else await store.remove(write);
}

async function showOfOthers({ write, answer }) {
  await shown(write, answer, await waiting());
}

async function shown(write, answer, left) {
  try {
    return await page.onAnswer(write, answer, left);
  } catch (error) {
    reportError(error);
    return answer.status < 300 ? "" : "It could not be shown. Reload the page.";
  }
}

// Whatever went wrong here, what waits is tried again.
async function giveUpForNow(error) {
  reportError(error);
  pauseAs("trouble", await waiting());
}

function allSent(kept) {
  paused = "";
  return stop(kept.length ? "kept" : "", kept);
}

function pauseAs(reason, writes) {
  paused = reason;
  timer = setTimeout(resume, RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)]);
  attempts += 1;
  return stop(reason, writes);
}

function stop(reason, writes) {
  page.onState(reason, writes);
  return false;
}

async function isGreeted() {
  const { reason, token } = await greet(page.lifter);
  paused = reason;
  if (token) page.token = token;
  return !reason;
}
