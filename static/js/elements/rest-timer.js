// <rest-timer left="SECONDS" whole="SECONDS">: counts down what the server started, and goes when it is over.
import { clock } from "./clock.js";

customElements.define(
  "rest-timer",
  class extends HTMLElement {
    connectedCallback() {
      this.endsAt = performance.now() + Number(this.getAttribute("left")) * 1000;
      this.timer = setInterval(() => this.tick(), 250);
      this.tick();
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    tick() {
      const left = (this.endsAt - performance.now()) / 1000;
      this.querySelector("time").textContent = clock(Math.ceil(left));
      this.querySelector("progress").value = Math.max(0, left);
      if (left <= 0) this.end();
    }

    end() {
      clearInterval(this.timer);
      this.closest(".dock").hidden = true;
      navigator.vibrate?.(200);
    }
  },
);
