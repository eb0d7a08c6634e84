// Offers for ten seconds to take a deletion back, with or without a network.
import { withdraw } from "../offline/sender.js";

export function offerUndo({ url, row, card }, undo, said) {
  const offer = document.getElementById("undo-template").content.cloneNode(true);
  const form = offer.querySelector("form");
  form.setAttribute("action", undo);
  Object.assign(form.dataset, { of: url, row, card });
  offer.querySelector("span").textContent = said;
  document.getElementById("toasts").replaceChildren(offer);
}

// What has not gone out yet never will; true if that is all there is to do.
export function isTakenBack({ dataset }) {
  return withdraw((write) => write.url === dataset.of);
}
