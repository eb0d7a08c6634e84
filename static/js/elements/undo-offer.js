// <undo-offer>: offers for ten seconds to take something back, longer while it has the focus or the pointer.
const OFFERED_MS = 10_000;

customElements.define(
  "undo-offer",
  class extends HTMLElement {
    connectedCallback() {
      this.timer = setInterval(() => this.matches(":hover, :focus-within") || this.remove(), OFFERED_MS);
      // A reload, or coming back to this page, is no second offer.
      history.replaceState(null, "", location.pathname);
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }
  },
);
