// Says the value of what is tapped, pointed at or focused in a drawing: the words of its <title>.
class ValueReader extends HTMLElement {
  connectedCallback() {
    if (this.output) return;
    this.output = this.querySelector("output");
    for (const type of ["pointerdown", "pointermove"]) {
      // A finger that slides on keeps its first target: ask what lies below it now.
      this.addEventListener(type, ({ clientX, clientY }) => this.read(document.elementFromPoint(clientX, clientY)));
    }
    this.addEventListener("focusin", ({ target }) => this.read(target));
    // Without scripts the link goes to the row of the table; a tap needs that no more, a key still may.
    this.addEventListener("click", (event) => event.detail && event.target.closest("a[href^='#']") && event.preventDefault());
  }

  read(element) {
    const drawn = element?.closest("a, g, rect:has(> title)");
    const title = drawn?.querySelector(":scope > title");
    if (!title || !this.contains(drawn)) return;
    this.querySelector(".told")?.classList.remove("told");
    drawn.classList.add("told");
    this.output.value = title.textContent;
  }
}

customElements.define("value-reader", ValueReader);
