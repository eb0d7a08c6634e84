// <rest-timer left="SECONDS" whole="SECONDS">: counts down what the server, or this page before it, has started. At the end
// it sounds, vibrates and notifies, where device and lifter allow; a page that slept says how long the rest has been over.
import { alarm } from "../live/alarm.js";
import { toast } from "../toast.js";
import { clock } from "../times.js";

const AWAKE_S = 3; // an end noticed later than this was slept through
const NEWS_S = 600; // and later than this it is no news
const SAME_MS = 2000; // the server counts in whole seconds
const told = new Map(); // set → the end that was told: an answer may bring a rest again that is over here

customElements.define(
  "rest-timer",
  class extends HTMLElement {
    connectedCallback() {
      this.dataset.at ??= Date.now(); // a page that was kept goes on from when it was written
      this.endsAt = Number(this.dataset.at) + Number(this.getAttribute("left")) * 1000;
      this.timer = setInterval(() => this.tick(), 250);
      this.addEventListener("submit", this);
      this.tick();
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }

    // −15, +15 and Skip count at once; the server hears of it, too.
    handleEvent({ submitter }) {
      this.moveTo(submitter.name === "skip" ? Date.now() : this.endsAt + Number(submitter.value) * 1000);
    }

    moveTo(moment) {
      this.endsAt = moment;
      this.setAttribute("left", (moment - Number(this.dataset.at)) / 1000);
      if (moment > Date.now()) this.tick();
      else this.close();
    }

    tick() {
      const left = (this.endsAt - Date.now()) / 1000;
      const shown = Math.ceil(left);
      if (shown !== this.shown) {
        this.querySelector("time").textContent = clock(shown);
        this.querySelector("progress").value = Math.max(0, shown);
      }
      this.shown = shown;
      if (left <= 0) this.end(-left);
    }

    end(over) {
      const { set } = this.dataset;
      this.close();
      if (over > NEWS_S || Math.abs(this.endsAt - told.get(set)) < SAME_MS) return;
      told.set(set, this.endsAt);
      if (over > AWAKE_S) toast(`Your rest has been over for ${clock(over)}.`);
      else alarm(this.querySelector(".then").textContent);
    }

    close() {
      const hadCursor = this.contains(document.activeElement);
      clearInterval(this.timer);
      this.closest(".dock").hidden = true;
      if (hadCursor) document.querySelector("tr.next .check")?.focus({ preventScroll: true }); // who works by keys goes on there
    }
  },
);
