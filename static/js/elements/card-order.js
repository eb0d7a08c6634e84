// <card-order>: comes with an answer and puts the cards of the workout where its marks stand. Then it is empty again.
import { arrange, standing } from "../live/cards.js";

customElements.define(
  "card-order",
  class extends HTMLElement {
    connectedCallback() {
      if (!this.firstElementChild) return; // the page comes with its cards in order
      const main = document.getElementById("main");
      const end = document.getElementById("new-entry");
      for (const mark of this.querySelectorAll("[data-card]:has(> template)")) {
        if (!document.getElementById(mark.dataset.card)) end.before(mark.firstElementChild.content.cloneNode(true));
      }
      arrange(main, standing(this));
      this.point(main);
      this.replaceChildren();
    }

    // One row is next; a page that has missed something may still show another one as that.
    point(main) {
      for (const row of main.querySelectorAll("tr.next")) {
        if (row.parentElement.id !== this.dataset.next) row.classList.replace("next", "to-come");
      }
      const moved = document.getElementById(this.dataset.moved);
      if (!document.querySelector("dialog[open]")) moved?.scrollIntoView({ block: "nearest" });
    }
  },
);
