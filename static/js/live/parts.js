// The answer to a row: the row, and beside it all that looks otherwise now. Each part takes the place of the one with its id.
// htmx does so with every other answer; that takes four times as long, and this is what a lifter waits for with each set.
const TO_SWAP = "hx-swap-oob";

// The row, then the other parts.
export function partsOf(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  const parts = [...box.content.children].flatMap((each) => (each.matches("template") ? [...each.content.children] : [each]));
  for (const part of parts) part.removeAttribute(TO_SWAP);
  return parts;
}

// Put a part in the place of the old one. On a button or a link of it the cursor stays.
export function putInPlace(part, old) {
  const place = old.contains(document.activeElement) && placeOf(document.activeElement);
  old.replaceWith(part);
  if (place) part.querySelector(place)?.focus({ preventScroll: true });
}

function placeOf(element) {
  if (!element.matches("button, a")) return "";
  const [kind] = element.classList;
  return kind ? `.${kind}` : `[name="${element.name}"][value="${element.value}"]`;
}
