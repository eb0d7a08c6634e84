// Writes that wait to be sent, in order. They outlive the page; where the browser keeps no database, only this page has them.
const STORE = "writes";

const opened = new Promise((resolve) => {
  const request = indexedDB.open("full-tracker", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key", autoIncrement: true });
  request.onsuccess = () => resolve(request.result);
  request.onerror = request.onblocked = () => resolve(null);
}).catch(() => null);

const unkept = new Map();
let lastKey = 0;

export async function isKept() {
  return (await opened) !== null;
}

// Stores a write and returns its key, once the browser has it.
export async function add(write) {
  if (!(await opened)) {
    lastKey += 1;
    unkept.set(lastKey, { ...write, key: lastKey });
    return lastKey;
  }
  return change((writes) => writes.add(write));
}

// All writes of a lifter, oldest first.
export async function all(lifter) {
  const database = await opened;
  const writes = database ? await result(database.transaction(STORE).objectStore(STORE).getAll()) : [...unkept.values()];
  return writes.filter((write) => write.lifter === lifter);
}

export async function put(write) {
  if (await opened) await change((writes) => writes.put(write));
  else unkept.set(write.key, write);
}

export async function remove(key) {
  if (await opened) await change((writes) => writes.delete(key));
  else unkept.delete(key);
}

async function change(act) {
  const transaction = (await opened).transaction(STORE, "readwrite", { durability: "relaxed" });
  const request = act(transaction.objectStore(STORE));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
  return request.result;
}

function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
