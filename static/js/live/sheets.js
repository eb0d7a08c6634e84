// Sheets from the page's own <template>s: they open at once, and without a network.
import { typeOf } from "./rows.js";
import { addressOf } from "./writes.js";

export function openRowMenu(row) {
  const menu = document.getElementById("row-menu").content.cloneNode(true);
  const type = typeOf(row);
  menu.querySelector("h2").textContent = row.querySelector(".kind").getAttribute("aria-label").split(": ")[0];
  for (const form of menu.querySelectorAll("form")) {
    form.setAttribute("action", addressOf(form.dataset.kind, row));
    form.dataset.row = row.id;
    form.dataset.undo = addressOf("restore", row);
  }
  for (const button of menu.querySelectorAll("[name=set_type]")) {
    const isChosen = button.value === type;
    button.classList.toggle("chosen", isChosen);
    button.setAttribute("aria-pressed", isChosen);
  }
  openSheet(menu);
}

export function openFinish() {
  openSheet(document.getElementById("finish-template").content.cloneNode(true));
}

export function openSheet(content) {
  document.getElementById("sheet-content").replaceChildren(content);
  document.querySelector("bottom-sheet").open();
  return true;
}
