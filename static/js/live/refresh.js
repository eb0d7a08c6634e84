// Another device may log in the same workout: ask every few seconds whether anything is new, and take it over.
import { waiting } from "../offline/sender.js";
import { arrange, standing } from "./cards.js";
import { isTypedIn } from "./fields.js";
import { isHeld, remove, rowsIn } from "./rows.js";
import { patchCard } from "./swaps.js";

const EVERY_MS = 5000;
const PATIENCE_MS = 15_000;
const main = document.getElementById("main");
let asking = false;

export function watch() {
  setInterval(() => document.hidden || refresh(), EVERY_MS);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}

// Fetch the page if it is another than the one shown, or shows what the server never had, and put its parts in place. What
// waits here goes first.
export async function refresh({ isAnyway = false } = {}) {
  if (asking) return;
  asking = true;
  try {
    if (await isBehind()) return;
    const headers = { "If-None-Match": isAnyway ? "" : stateOf(main), "HX-Request": "true" }; // so nobody signed in is 401, not a page
    const response = await fetch(location.pathname, { headers, cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE_MS) });
    const isOurs = response.headers.get("X-Lifter") === document.body.dataset.lifter;
    if (response.status === 200 && isOurs) await takeOver(await response.text());
    if (response.status === 404 && isOurs && !rowsIn(main).some(isTypedIn)) location.reload(); // discarded or deleted
  } catch {
    // No network: the sender says so as soon as something waits.
  } finally {
    asking = false;
  }
}

async function takeOver(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("main.live");
  if (!fresh && rowsIn(main).some(isTypedIn)) return undefined; // what was typed goes first
  if (!fresh) return location.reload(); // finished, discarded or deleted: what stands there now says so
  if (await isBehind()) return; // logged while the answer was on its way
  replace("totals", page);
  replace("rest", page);
  replace("aside", page);
  takeOverCards(fresh);
}

// Whether something from here has to go first.
async function isBehind() {
  return (await waiting()).some((write) => !write.kept);
}

function stateOf(root) {
  return root.querySelector("#totals").dataset.state;
}

function replace(id, page) {
  const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
  if (old && fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
}

function takeOverCards(fresh) {
  const parts = standing(fresh); // before its cards are taken out
  const place = document.getElementById("new-entry");
  const cards = [...fresh.querySelectorAll("section.exercise")];
  for (const card of main.querySelectorAll("section.exercise")) {
    if (cards.some(({ id }) => id === card.id)) continue;
    rowsIn(card).forEach(remove);
    card.remove();
  }
  if (cards.length) document.getElementById("nothing-yet")?.remove();
  for (const card of cards) {
    const old = document.getElementById(card.id);
    const adopted = document.adoptNode(card);
    if (!old) place.before(adopted);
    else if (rowsIn(old).some(isHeld)) patchCard(old, adopted);
    else if (old.outerHTML !== adopted.outerHTML) old.replaceWith(adopted);
  }
  arrange(main, parts);
}
