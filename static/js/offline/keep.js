// Keeps the page of the workout on the device as it is, for the service worker to show without a network: once the browser
// has time for it, and before the page goes out of sight.
const LATEST_MS = 1000;
let due = ""; // the lifter whose page it is

export function keepPageSoon(lifter) {
  if (!due && window.requestIdleCallback) requestIdleCallback(keepDue, { timeout: LATEST_MS });
  else if (!due) setTimeout(keepDue, LATEST_MS / 2);
  due = lifter;
}

document.addEventListener("visibilitychange", keepDue);

function keepDue() {
  if (due) keepPage(due).catch(() => {}); // no room left, or no such storage here: the page as it was before is kept
  due = "";
}

async function keepPage(lifter) {
  if (!window.caches || !navigator.serviceWorker?.controller || isGuessing()) return;
  const address = location.href.split("#")[0];
  const name = `pages-${lifter}`;
  // Only in the place of a page that is kept, or of one that the server has just given this lifter: after signing out,
  // another tab must not bring it back.
  const first = (await (await caches.open(name)).match(address)) ?? (await fetch(address));
  if (first.headers.get("X-Keep") !== "offline" || first.headers.get("X-Lifter") !== lifter) return;
  const headers = new Headers(first.headers);
  for (const each of ["Content-Encoding", "Content-Length"]) headers.delete(each);
  if (isGuessing()) return;
  const html = `<!doctype html>${withoutPassing(document.documentElement).outerHTML}`;
  await (await caches.open(name)).put(address, new Response(html, { headers }));
}

// What waits to be sent is said by the queue, not by the page: it is kept when the server has all of it.
function isGuessing() {
  return Boolean(document.querySelector("tr.pending, tbody[hidden], .exercise:is([hidden], [inert])"));
}

// A sheet that is open, or a sentence that floats, is of the moment.
function withoutPassing(root) {
  if (!root.querySelector("dialog[open], #sheet-content > *, #toasts > *")) return root; // a copy takes as long as writing it
  const copy = root.cloneNode(true);
  copy.querySelector("dialog[open]")?.removeAttribute("open");
  copy.querySelector("#sheet-content")?.replaceChildren();
  copy.querySelector("#toasts")?.replaceChildren();
  return copy;
}
