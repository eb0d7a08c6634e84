// Writes that wait to be sent, in order. They outlive the page; where the browser keeps no database, or has no room left, only
// this page has them.
import { opened, forget } from "./database.js";

const STORE = "writes";
const NONE = Symbol("no database");
const PATIENCE_MS = 5_000;
const AS_READ = (transaction, request, resolve) => (request.onsuccess = resolve);
const AS_STORED = (transaction, request, resolve) => (transaction.oncomplete = resolve);

const unkept = new Map(); // by keys that come after all of the database
let lastKey = Date.now() * 1000;
const overlay = new Map(); // key → the write, or null, where the database could not be told
let known = 0; // how many the database had, of all lifters
let isBlind = false;
let adding = Promise.resolve();

export function hasUnkept() {
  return unkept.size > 0;
}

// Stores a write, once the browser has it: after all that were to be stored before.
export function add(write) {
  adding = adding.then(() => addLast(write));
  return adding;
}

async function addLast(write) {
  if ((await keepUnkept()) && (await attempt("readwrite", (writes) => writes.add(write))) !== NONE) {
    known += 1;
    return;
  }
  lastKey += 1;
  unkept.set(lastKey, { ...write, key: lastKey, unkept: true });
}

// Whether there are some in the database that it does not give out now.
export function hasUnread() {
  return isBlind && known > 0;
}

// All writes of a lifter, oldest first, as far as the browser gives them out.
export async function all(lifter) {
  return listed(await attempt("readonly", (writes) => writes.getAll(), AS_READ), lifter);
}

export async function put(write) {
  if (unkept.has(write.key)) unkept.set(write.key, write);
  else await tell(write.key, write, (writes) => writes.put(write));
}

// Removes a write and returns what is left of its lifter's, in one go and as soon as that is read: the lifter waits for it with
// each set. Until the removal is stored, which a full device may never do, this page knows of it; on a later one the write is
// sent again, and taken for a replay.
export async function remove({ key, lifter }) {
  if (unkept.delete(key)) return all(lifter);
  overlay.set(key, null);
  return listed(await attempt("readwrite", (writes) => removeFrom(writes, key), AS_READ), lifter);
}

function removeFrom(writes, key) {
  writes.transaction.addEventListener("complete", () => overlay.delete(key));
  writes.delete(key);
  return writes.getAll();
}

async function tell(key, write, act) {
  if ((await attempt("readwrite", act)) === NONE) overlay.set(key, write);
  else overlay.delete(key);
}

function listed(kept, lifter) {
  isBlind = kept === NONE;
  if (!isBlind) known = kept.length;
  const told = (isBlind ? [] : kept).map((write) => (overlay.has(write.key) ? overlay.get(write.key) : write));
  return [...told, ...unkept.values()].filter((write) => write?.lifter === lifter);
}

// There may be room again. What comes later has to wait behind them, wherever it is kept.
async function keepUnkept() {
  for (const [key, { unkept: _, ...write }] of unkept) {
    if ((await attempt("readwrite", (writes) => writes.put(write))) === NONE) return false;
    unkept.delete(key);
  }
  return true;
}

// A page that slept may find its connection gone: then it is opened anew.
async function attempt(mode, act, when = AS_STORED) {
  for (let tries = 0; tries < 2; tries += 1) {
    const database = await opened(STORE);
    if (!database) return NONE;
    try {
      return await run(database, mode, act, when);
    } catch {
      forget(database);
    }
  }
  return NONE;
}

async function run(database, mode, act, when) {
  const transaction = database.transaction(STORE, mode, { durability: "relaxed" });
  const request = act(transaction.objectStore(STORE));
  await new Promise((resolve, reject) => {
    when(transaction, request, resolve);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    setTimeout(() => giveUp(transaction, reject), PATIENCE_MS);
  });
  return request.result;
}

function giveUp(transaction, reject) {
  try {
    transaction.abort();
  } catch {
    return; // it has ended
  }
  reject(new Error("No answer in time."));
}
