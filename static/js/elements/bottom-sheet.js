// <bottom-sheet><dialog>…</dialog></bottom-sheet>: opens when something is swapped into it.
customElements.define(
  "bottom-sheet",
  class extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector("dialog");
      this.addEventListener("htmx:afterSwap", (event) => {
        if (event.target.id === "sheet-content") this.open();
      });
      this.dialog.addEventListener("click", (event) => {
        if (event.target === this.dialog) this.dialog.close(); // the backdrop
      });
    }

    open() {
      if (!this.dialog.open) this.dialog.showModal();
    }
  },
);
