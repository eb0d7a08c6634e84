// The one sender: a write is stored first, then sent, one at a time and in order, until the server has taken or refused it.
//
// A write is { lifter, session, kind, label, url, body, row, … }: body as of a form, `row` the id of the row it belongs to.
// Everything a write does may happen twice: the server takes a replay for what it is. A refused one stops the queue until
// the lifter has chosen what becomes of it; a kept one stays on the device and lets the others pass.
import * as store from "./store.js";

const PATIENCE_MS = 15_000;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
const MOST_KEPT_ALIVE = 60_000; // browsers refuse more of a request that may outlive its page
const REFUSALS = [400, 404, 409, 410, 422];
const HELLO = "/queue/hello/";

let page;
let paused = ""; // "", "offline", "signed-out" or "trouble"
let attempts = 0;
let timer;
let running = null;
let again = false;
const others = "BroadcastChannel" in window ? new BroadcastChannel("answers") : null;

// Begin to send what waits for this lifter. `onFound(writes)` gets what an earlier page left, `onAnswer(write, answer)` shows
// an answer and returns the sentence of a refusal that the lifter has to decide on; `onState(reason, writes)` says what
// waits and why: "", offline, signed-out, trouble, refused or kept.
export async function open(options) {
  page = options;
  others?.addEventListener("message", ({ data }) => data.write.lifter === page.lifter && page.onAnswer(data.write, data.answer));
  addEventListener("online", resume);
  document.addEventListener("visibilitychange", () => document.hidden || resume());
  addEventListener("beforeunload", (event) => store.hasUnkept() && event.preventDefault());
  const writes = await waiting();
  page.onFound(writes);
  if (writes.length) paused = "offline"; // whether it is, the greeting will tell
  await drain();
}

export async function enqueue(write) {
  await store.add({ ...write, lifter: page.lifter, at: Date.now() });
  resume();
}

// Take the last such write back; true if it never went out, so that nothing has come of it.
export async function withdraw(isMeant) {
  const write = await exclusively(async () => {
    const found = (await waiting()).findLast(isMeant);
    if (found) await store.remove(found.key);
    return found;
  });
  resume();
  return Boolean(write && !write.tried);
}

export function waiting() {
  return store.all(page.lifter);
}

// Resolves with true as soon as nothing waits any more, or with false when sending is paused.
export async function settled() {
  await drain();
  return (await waiting()).every((write) => write.kept);
}

export async function isReachable() {
  return (await request(HELLO, { cache: "no-store" })) !== null;
}

// What becomes of the refused write: "keep" it here, "drop" it, or take it out to "edit" it; "again" tries those kept here.
// Returns the write.
export async function choose(choice) {
  const refused = await exclusively(() => decide(choice));
  resume();
  return refused;
}

async function decide(choice) {
  const writes = await waiting();
  const refused = writes.find((write) => write.refused && !write.kept);
  if (choice === "again") {
    for (const write of writes.filter((each) => each.kept)) await store.put({ ...write, refused: "", kept: false });
  } else if (refused && choice === "keep") await store.put({ ...refused, kept: true });
  else if (refused) await store.remove(refused.key);
  return refused;
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
  running = exclusively(sendAll)
    .catch(giveUpForNow)
    .finally(() => {
      running = null;
      return again ? drain() : undefined;
    });
  return running;
}

// Two tabs share what waits: one of them sends. Without locks both do, and the server takes the second for a replay.
function exclusively(act) {
  return navigator.locks ? navigator.locks.request("sender", act) : act();
}

async function sendAll() {
  for (;;) {
    const writes = await waiting();
    const write = writes.find((each) => !each.kept);
    if (!write) return allSent(writes);
    if (write.refused) return page.onState("refused", writes);
    // What may be withdrawn goes out only where it will arrive: what never went out is simply forgotten.
    if ((paused || write.revocable) && !(await greeted())) return pauseAs(paused, writes);
    if (write.revocable) await store.put({ ...write, tried: true });
    const answer = await send(write);
    const reason = reasonOf(answer);
    if (reason) return pauseAs(reason, writes);
    attempts = 0;
    await settle(write, answer);
    others?.postMessage({ write, answer });
  }
}

// What the server has taken goes before it is shown: a page that cannot show an answer must not send the write again.
async function settle(write, answer) {
  if (answer.status < 300) await store.remove(write.key);
  const refused = await shown(write, answer);
  if (refused) await store.put({ ...write, refused });
  else await store.remove(write.key);
}

async function shown(write, answer) {
  try {
    return await page.onAnswer(write, answer);
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
  page.onState(kept.length ? "kept" : "", kept);
}

function pauseAs(reason, writes) {
  paused = reason;
  timer = setTimeout(resume, RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)]);
  attempts += 1;
  page.onState(paused, writes);
}

// Ask who is signed in, and for a fresh token, before sending what waited.
async function greeted() {
  const answer = await request(HELLO, { cache: "no-store" });
  paused = answer?.status === 200 && answer.lifter && answer.lifter !== page.lifter ? "signed-out" : reasonOf(answer);
  if (paused || answer.status !== 200) {
    paused ||= "trouble";
    return false;
  }
  page.token = tokenIn(answer);
  paused = page.token ? "" : "trouble";
  return !paused;
}

function tokenIn({ text }) {
  try {
    return JSON.parse(text).token;
  } catch {
    return ""; // somebody else's page
  }
}

function send(write) {
  const headers = { "X-CSRFToken": page.token, "X-Lifter": page.lifter, "Content-Type": "application/x-www-form-urlencoded" };
  return request(write.url, { method: "POST", body: write.body, headers, keepalive: write.body.length < MOST_KEPT_ALIVE });
}

async function request(url, options) {
  try {
    const headers = { ...options.headers, "HX-Request": "true", "HX-Current-URL": location.href };
    const response = await fetch(url, { ...options, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
    const [lifter, retarget, redirect] = ["X-Lifter", "HX-Retarget", "HX-Redirect"].map((name) => response.headers.get(name));
    return { status: response.status, text: await response.text(), lifter, retarget, redirect };
  } catch {
    return null; // no network, or no answer in time
  }
}

// Only what our server says about the write itself is an answer. A proxy's page, a portal's, a server in trouble: all else
// pauses, and nothing is lost.
function reasonOf(answer) {
  if (!answer) return "offline";
  if (answer.status === 401) return "signed-out";
  const isAnswer = answer.lifter === page.lifter && (answer.status < 300 || REFUSALS.includes(answer.status));
  return isAnswer ? "" : "trouble";
}
