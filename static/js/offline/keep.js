// Keeps the page of the workout on the device as it is now, for the service worker to show without a network.
export async function keepPage(lifter) {
  if (!window.caches || !navigator.serviceWorker?.controller) return;
  const cache = await caches.open(`pages-${lifter}`);
  const { pathname } = location;
  const first = (await cache.match(pathname)) ?? (await fetch(pathname));
  const headers = new Headers(first.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  await cache.put(location.href.split("#")[0], new Response(`<!doctype html>${withoutPassing(document.documentElement).outerHTML}`, { headers }));
}

// A sheet that is open, or a sentence that floats, is of the moment.
function withoutPassing(root) {
  const copy = root.cloneNode(true);
  copy.querySelector("dialog[open]")?.removeAttribute("open");
  copy.querySelector("#sheet-content")?.replaceChildren();
  copy.querySelector("#toasts")?.replaceChildren();
  return copy;
}
