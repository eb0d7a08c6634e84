// <print-page>: its button prints the page as it looks on paper.
customElements.define(
  "print-page",
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", () => print());
    }
  },
);
