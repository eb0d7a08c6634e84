// Copies a link, or hands it to another app, where the browser can; without scripts it is copied by hand from its field.
class ShareLink extends HTMLElement {
  connectedCallback() {
    if (this.field) return;
    this.field = this.querySelector("input.input");
    if (!this.field) return; // its secret is not known any more
    this.says = this.querySelector("[role=status]");
    this.field.addEventListener("focus", () => this.field.select());
    this.offer("[data-copy]", navigator.clipboard, (button) => this.copy(button));
    this.offer("[data-share]", navigator.share, () => this.share());
  }

  offer(selector, isPossible, act) {
    const button = this.querySelector(selector);
    button.hidden = !isPossible;
    button.addEventListener("click", () => act(button));
  }

  async copy(button) {
    const word = button.querySelector("span");
    const was = word.textContent;
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      this.field.focus(); // not allowed here: it is selected, to be copied by hand
      return;
    }
    word.textContent = this.says.textContent = button.dataset.done;
    setTimeout(() => {
      word.textContent = was;
      this.says.textContent = "";
    }, 2000);
  }

  async share() {
    try {
      await navigator.share({ url: this.field.value });
    } catch {
      // thought better of
    }
  }
}

customElements.define("share-link", ShareLink);
