// Writes that wait to be sent, in order. They outlive the page; where the browser keeps no database, only this page has them.
const STORE = "writes";
const NONE = Symbol("no database");

const unkept = new Map(); // by keys that come after all of the database
let lastKey = Date.now() * 1000;
let opening = null;

export function hasUnkept() {
  return unkept.size > 0;
}

// Stores a write, once the browser has it.
export async function add(write) {
  if ((await change((writes) => writes.add(write))) !== NONE) return;
  lastKey += 1;
  unkept.set(lastKey, { ...write, key: lastKey });
}

// All writes of a lifter, oldest first.
export async function all(lifter) {
  const kept = await attempt("readonly", (writes) => writes.getAll());
  return [...(kept === NONE ? [] : kept), ...unkept.values()].filter((write) => write.lifter === lifter);
}

export async function put(write) {
  if (unkept.has(write.key)) unkept.set(write.key, write);
  else await change((writes) => writes.put(write));
}

export async function remove(key) {
  if (!unkept.delete(key)) await change((writes) => writes.delete(key));
}

function change(act) {
  return attempt("readwrite", act);
}

// A page that slept may find its connection gone: then it is opened anew.
async function attempt(mode, act) {
  for (let tries = 0; tries < 2; tries += 1) {
    const database = await opened();
    if (!database) return NONE;
    try {
      return await run(database, mode, act);
    } catch {
      opening = null;
    }
  }
  return NONE;
}

function opened() {
  opening ??= new Promise((resolve) => {
    const request = indexedDB.open("full-tracker", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key", autoIncrement: true });
    request.onerror = request.onblocked = () => resolve(null);
    request.onsuccess = () => {
      request.result.onclose = () => (opening = null);
      resolve(request.result);
    };
  }).catch(() => null);
  return opening;
}

async function run(database, mode, act) {
  const transaction = database.transaction(STORE, mode, { durability: "relaxed" });
  const request = act(transaction.objectStore(STORE));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  return request.result;
}
