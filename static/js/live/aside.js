// The list of exercises beside a wide page, while the server has yet to write it: how many rows of each are checked.
import { isChecked, isGone, rowsIn } from "./rows.js";

export function showAside(main) {
  const list = document.querySelector("#aside ol");
  for (const line of [...(list?.children ?? [])]) if (!cardOf(line)) line.remove();
  for (const card of main.querySelectorAll(".exercise")) {
    const rows = rowsIn(card).filter((row) => !isGone(row));
    const line = lineOf(card, list);
    if (!line) continue;
    line.hidden = card.hidden;
    line.querySelector("span:last-child").textContent = `${rows.filter(isChecked).length} of ${rows.length}`;
  }
}

function cardOf(line) {
  return document.getElementById(line.id.replace("aside", "sessionexercise"));
}

// A new one is made from the one above it.
function lineOf(card, list) {
  const id = card.id.replace("sessionexercise", "aside");
  const line = document.getElementById(id) ?? list?.lastElementChild?.cloneNode(true);
  if (!line || line.isConnected) return line;
  line.id = id;
  line.querySelector("a").hash = card.id;
  line.querySelector("span").textContent = card.querySelector("h2 a").textContent;
  list.append(line);
  return line;
}
