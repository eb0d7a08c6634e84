// <bottom-sheet><dialog>…</dialog></bottom-sheet>: opens when something is swapped into it, closes when its form was taken.
customElements.define(
  "bottom-sheet",
  class extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector("dialog");
      this.addEventListener("htmx:afterSwap", (event) => {
        if (event.target.id === "sheet-content") this.open();
      });
      this.addEventListener("htmx:afterRequest", (event) => {
        if (event.detail.successful && event.target.closest("[data-closes-sheet]")) this.dialog.close();
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
