// <bottom-sheet><dialog>…</dialog></bottom-sheet>: opens when something is swapped into it.
const PATIENCE_MS = 8000;

customElements.define(
  "bottom-sheet",
  class extends HTMLElement {
    connectedCallback() {
      this.dialog = this.querySelector("dialog");
      this.addEventListener("htmx:afterSwap", (event) => {
        if (event.target.id === "sheet-content") this.open();
      });
      this.dialog.addEventListener("close", () => this.giveBack());
      this.dialog.addEventListener("click", (event) => {
        if (event.target === this.dialog) this.dialog.close(); // the backdrop
      });
    }

    // Opens at once: a slow answer must not look like a missed tap. False where none comes: what stood there stands again.
    async load(address) {
      const content = this.querySelector("#sheet-content");
      const before = this.dialog.open && [...content.childNodes];
      content.textContent = "Loading…";
      this.open();
      const late = setTimeout(() => htmx.trigger(content, "htmx:abort"), PATIENCE_MS);
      try {
        await htmx.ajax("GET", address, { source: content, target: "#sheet-content", swap: "innerHTML" });
        return true;
      } catch {
        if (before) content.replaceChildren(...before);
        else this.dialog.close();
        return false;
      } finally {
        clearTimeout(late);
      }
    }

    open() {
      if (this.dialog.open) return;
      this.from = document.activeElement.id;
      this.dialog.showModal();
    }

    // The browser puts the cursor back to what had it; an answer may have written that anew meanwhile.
    giveBack() {
      const isLost = document.activeElement === document.body || this.contains(document.activeElement);
      if (isLost && this.from) document.getElementById(this.from)?.focus({ preventScroll: true });
    }
  },
);
