// <undo-toast>: stands for ten seconds, longer under a finger or the cursor, and goes when it is taken.
const STANDS_MS = 10_000;

customElements.define(
  "undo-toast",
  class extends HTMLElement {
    connectedCallback() {
      this.wait(STANDS_MS);
      this.addEventListener("submit", () => setTimeout(() => this.remove()));
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
    }

    wait(milliseconds) {
      this.timer = setTimeout(() => (this.matches(":hover, :focus-within") ? this.wait(1_000) : this.remove()), milliseconds);
    }
  },
);
