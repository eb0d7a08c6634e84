// <elapsed-time since="SECONDS"><time>: goes on counting from what the server wrote.
import { clock } from "../times.js";

customElements.define(
  "elapsed-time",
  class extends HTMLElement {
    connectedCallback() {
      this.dataset.at ??= Date.now(); // a page that was kept goes on from when it was written
      const begun = Number(this.dataset.at) - Number(this.getAttribute("since")) * 1000;
      const time = this.querySelector("time");
      this.timer = setInterval(() => {
        time.textContent = clock(((this.endedAt ?? Date.now()) - begun) / 1000);
      }, 1000);
    }

    // Of a workout that was finished here; null lets it count on.
    stopAt(moment) {
      this.endedAt = moment;
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }
  },
);
