// Keeps what a running workout needs on the device: the files of all pages, and the page of the workout.
//
// It never touches a write, the admin or the accounts, and a new version waits until no page is open: it never takes over
// during a workout. Which lifter a page belongs to it says in a header; a page of another lifter drops what is kept.
"use strict";
const FILES = {{ files|safe }};
const KEPT_FILES = "files-{{ version }}";
const PAGES = "pages-";
const OFFLINE = FILES[FILES.length - 1];
const NOT_OURS = /^\/(admin|accounts|api|queue|shared|profile\/(import|export))\//;
const KIT = "kit/"; // what a page takes along stands below it
const PATIENCE_MS = 4000;

addEventListener("install", (event) => event.waitUntil(caches.open(KEPT_FILES).then((cache) => cache.addAll(FILES))));

addEventListener("activate", (event) => event.waitUntil(tidyUp().then(() => clients.claim())));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || NOT_OURS.test(pathname)) return;
  // Those of an earlier version, too: a page that is kept lives on the files of its day.
  if (pathname.startsWith("/static/")) event.respondWith(kept(request).then((file) => file ?? fetch(request)));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

// From the network; without one, or when it takes too long for a page that is kept, from the device.
async function page(request) {
  const ours = await keptPage(request);
  const fresh = fetch(request).then(remember);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, ours));
  try {
    const response = await (ours ? Promise.race([fresh, late]) : fresh);
    return ours && !isOurs(response) ? ours : response;
  } catch {
    return ours ?? (await wayBack(request));
  }
}

// A server in trouble, or somebody else's page, takes no workout away. Where a redirect leads is not seen here.
function isOurs(response) {
  return response.type === "opaqueredirect" || (response.status < 500 && response.headers.has("X-Lifter"));
}

// A browser without room for it, or that keeps nothing, still has the page of the network.
async function remember(response) {
  try {
    await keepOrDrop(response);
  } catch (error) {
    console.warn("Not kept for want of the network:", error);
  }
  return response;
}

async function keepOrDrop(response) {
  const lifter = response.headers.get("X-Lifter");
  if (!lifter || response.status >= 500) return;
  const mine = PAGES + lifter;
  for (const name of await caches.keys()) if (name.startsWith(PAGES) && name !== mine) await caches.delete(name);
  const cache = await caches.open(mine);
  const keeps = response.headers.get("X-Keep");
  if (keeps) await cache.put(response.url, response.clone());
  // One workout runs at a time: what is kept of another one is over.
  const isOfThis = ({ url }) => [response.url, `${response.url}${KIT}`].includes(url);
  for (const each of await cache.keys()) if (isOfThis(each) !== Boolean(keeps)) await cache.delete(each);
}

// What is kept of a file or page, of whichever version or lifter; nothing where the browser can't say.
function kept(request) {
  return caches.match(request).catch(() => undefined);
}

async function keptPages() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
  return Promise.all(names.map((name) => caches.open(name)));
}

async function keptPage(request) {
  for (const cache of await keptPages().catch(() => [])) {
    const found = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

// The way into the app leads to the workout that is kept, if there is one.
async function wayBack(request) {
  const [cache] = await keptPages().catch(() => []);
  const ours = cache && (await cache.keys()).find(({ url }) => !url.endsWith(`/${KIT}`));
  if (ours && new URL(request.url).pathname === "/") return Response.redirect(ours.url);
  return (await kept(OFFLINE)) ?? Response.error();
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
