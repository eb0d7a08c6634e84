// The database of the browser. Some have none, some refuse it, some never answer: none of that may hold a set up.
const PATIENCE_MS = 3_000;
const LEFT_ALONE_MS = 30_000; // after it has not answered

let opening = null;
let leftAloneUntil = 0;

// Returns the database with this store in it, or null.
export async function opened(store) {
  if (performance.now() < leftAloneUntil) return null;
  opening ??= open(store).catch(() => (opening = null));
  const late = Symbol("late");
  const database = await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, late))]);
  if (database !== late) return database;
  leftAloneUntil = performance.now() + LEFT_ALONE_MS;
  return null;
}

// A connection that has failed is of no use any more.
export function forget(database) {
  opening = null;
  database.close();
}

function open(store) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("full-tracker", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "key", autoIncrement: true });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = () => (opening = null);
      database.onversionchange = () => forget(database); // a later version of the tracker, in another tab
      resolve(database);
    };
  });
}
