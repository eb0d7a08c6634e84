// What the page takes along for when there is no network: lists and blank parts, as templates. Fetched when the browser has
// time for it, and kept on the device beside the page, by lifter.
const address = `${location.pathname}kit/`;
let text = "";
let parts = null;

export async function takeAlong(lifter) {
  const name = `pages-${lifter}`;
  try {
    const kept = await (await window.caches?.open(name))?.match(address);
    text = kept ? await kept.text() : await fetchedInto(name, lifter);
  } catch {
    // No network now, or no room: what needs it says so.
  }
}

async function fetchedInto(name, lifter) {
  const response = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "error" });
  if (response.status !== 200 || response.headers.get("X-Lifter") !== lifter) return "";
  const copy = response.clone();
  await (await window.caches?.open(name))?.put(address, copy).catch(() => {});
  return response.text();
}

// Whether there is one in hand.
export function hasKit() {
  return Boolean(text);
}

// A part of it, to be put into the page.
export function part(name) {
  return document.importNode(template(name).content, true);
}

export function template(name) {
  parts ??= new DOMParser().parseFromString(text, "text/html");
  return parts.getElementById(`kit-${name}`);
}

// The line of the list on which an exercise stands.
export function lineOf(exercise) {
  return template("pick")?.content.querySelector(`button[value="${CSS.escape(exercise)}"]`);
}
