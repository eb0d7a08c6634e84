// Keeps what a running workout needs on the device: the files of all pages, and the page of the workout.
//
// It never touches a write, the admin or the accounts, and a new version waits until no page is open: it never takes over
// during a workout. Which lifter a page belongs to it says in a header; a page of another lifter drops what is kept.
"use strict";
const FILES = {{ files|safe }};
const KEPT_FILES = "files-{{ version }}";
const PAGES = "pages-";
const OFFLINE = FILES[FILES.length - 1];
const NOT_OURS = /^\/(admin|accounts|api|queue)\//;
const PATIENCE_MS = 4000;

addEventListener("install", (event) => event.waitUntil(caches.open(KEPT_FILES).then((cache) => cache.addAll(FILES))));

addEventListener("activate", (event) => event.waitUntil(tidyUp().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || NOT_OURS.test(pathname)) return;
  // Those of an earlier version, too: a page that is kept lives on the files of its day.
  if (pathname.startsWith("/static/")) event.respondWith(caches.match(request).then((file) => file ?? fetch(request)));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

// From the network; without one, or when it takes too long for a page that is kept, from the device.
async function page(request) {
  const kept = await keptPage(request);
  const fresh = fetch(request).then(remember);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  try {
    const response = await (kept ? Promise.race([fresh, late]) : fresh);
    return kept && response.status >= 500 ? kept : response;
  } catch {
    return kept ?? (await wayBack(request));
  }
}

async function remember(response) {
  const lifter = response.headers.get("X-Lifter");
  if (!lifter) return response;
  const mine = PAGES + lifter;
  for (const name of await caches.keys()) if (name.startsWith(PAGES) && name !== mine) await caches.delete(name);
  const cache = await caches.open(mine);
  const keeps = response.headers.get("X-Keep");
  // One workout runs at a time: what is kept of another one is over.
  for (const each of await cache.keys()) if (keeps || each.url === response.url) await cache.delete(each);
  if (keeps === "offline") await cache.put(response.url, response.clone());
  return response;
}

async function keptPages() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
  return Promise.all(names.map((name) => caches.open(name)));
}

async function keptPage(request) {
  for (const cache of await keptPages()) {
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}

// The way into the app leads to the workout that is kept, if there is one.
async function wayBack(request) {
  const [cache] = await keptPages();
  const [kept] = cache ? await cache.keys() : [];
  if (kept && new URL(request.url).pathname === "/") return Response.redirect(kept.url);
  return caches.match(OFFLINE);
}

// A page that is kept may need the files of its day.
async function tidyUp() {
  const pages = await Promise.all((await keptPages()).map((cache) => cache.keys()));
  if (pages.flat().length) return;
  for (const name of await caches.keys()) if (name.startsWith("files-") && name !== KEPT_FILES) await caches.delete(name);
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const shown = clients.matchAll({ type: "window" }).then(([client]) => client?.focus() ?? clients.openWindow(event.notification.data));
  event.waitUntil(shown);
});
