// <exercise-filter><input><ul><li>…<span class="title">: shows the lines whose names hold all words that are typed.
const MOST = 40;

customElements.define(
  "exercise-filter",
  class extends HTMLElement {
    connectedCallback() {
      this.lines = [...this.querySelectorAll("li")].map((line) => [line, folded(line.querySelector(".title").textContent)]);
      this.addEventListener("input", () => this.show());
      this.show();
    }

    show() {
      const words = folded(this.querySelector("input").value).split(/\s+/);
      const found = this.lines.filter(([, name]) => words.every((word) => name.includes(word))).slice(0, MOST);
      for (const [line] of this.lines) line.hidden = true;
      for (const [line] of found) line.hidden = false;
      this.querySelector(".empty").hidden = found.length > 0;
    }
  },
);

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
