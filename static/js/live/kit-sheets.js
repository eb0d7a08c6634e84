// Sheets that come from the server, as far as the page can do without it.
import { clock } from "../times.js";
import { hasKit, lineOf, part, template } from "../offline/kit.js";
import { openSheet } from "./sheets.js";

// Open what stands in for the sheet of a link; false where there is nothing.
export function openFromKit(link) {
  const card = link.closest(".exercise");
  if (!hasKit()) return false;
  if (link.matches("[data-plates]")) return openPlates(link, card);
  if (card && link.id.startsWith("more-")) return openMenu(link, card);
  if (!card && link.matches(".first-thing")) return openSheet(part("pick"));
  return false;
}

function openMenu(link, card) {
  const menu = part("menu");
  const address = link.getAttribute("href");
  const name = card.querySelector("h2 a").textContent;
  const [note, remove] = menu.querySelectorAll("form");
  menu.querySelector("h2").textContent = name;
  note.setAttribute("action", `${address}note/`);
  note.dataset.card = remove.dataset.card = card.id;
  note.elements.notes.value = textOf(card, ".note:not(.pinned, .last)");
  note.elements.pinned.value = textOf(card, ".note.pinned");
  note.elements.rest.value = clock(card.querySelector("header").dataset.rest);
  remove.setAttribute("action", `${address}remove/`);
  Object.assign(remove.dataset, { name, undo: `${address}restore/` });
  return openSheet(menu);
}

function textOf(card, selector) {
  const note = card.querySelector(`.notes ${selector}`)?.cloneNode(true);
  note?.querySelector(".hidden")?.remove();
  return note?.textContent ?? "";
}

function openPlates(link, card) {
  const loads = template(`bar-${lineOf(card.dataset.exercise)?.dataset.bar}`);
  const weight = Number(new URL(link.href).searchParams.get("weight")?.replace(",", "."));
  if (!loads || !weight) return false;
  const sheet = part("plates");
  const [total, side] = nearest(weight, loads.innerHTML.split("|").map((load) => load.split(":")));
  sheet.querySelector("small").textContent = card.querySelector("h2 a").textContent;
  const unit = card.querySelector("[name=weight_unit]").value;
  sheet.querySelector(".unit").textContent = unit;
  sheet.querySelector("[data-off]").textContent = `${weight} ${unit} can’t be made with your plates. This is the nearest.`;
  sheet.querySelector(".off").hidden = Number(total) === weight;
  sheet.querySelector("[data-total]").textContent = total;
  sheet.querySelector("[data-side]").textContent = side;
  return openSheet(sheet);
}

// The lower of two that are equally near, as they stand lightest first.
function nearest(weight, loads) {
  const off = ([total]) => Math.abs(Number(total) - weight);
  return loads.reduce((best, load) => (off(load) < off(best) - 1e-9 ? load : best));
}
