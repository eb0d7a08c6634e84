// <set-stopwatch><button>…</button></set-stopwatch>: times the set of its row: down from the time that the row shows, or up
// where it shows none. Stopping fills the time and checks the row, and so does the end of a countdown. What runs is kept on
// the device, so that it outlives the page; only one runs at a time.
import { signal } from "../live/alarm.js";
import { clock, secondsIn } from "../times.js";

const KEY = "stopwatch";
const [IDLE, RUNNING] = ["Start the timer", "Stop the timer and log"]; // how the labels of the button begin

customElements.define(
  "set-stopwatch",
  class extends HTMLElement {
    connectedCallback() {
      this.row = this.closest("tbody");
      this.button = this.querySelector("button");
      this.startLabel = this.button.getAttribute("aria-label").replace(RUNNING, IDLE); // a copy of one that runs
      this.button.addEventListener("click", () => (this.isRunning ? this.finish() : this.start()));
      this.onStorage = () => this.isRunning && !this.isMine(kept()) && this.stop();
      addEventListener("storage", this.onStorage);
      if (this.isMine(kept())) this.run(kept());
      else this.show(false);
    }

    disconnectedCallback() {
      clearInterval(this.timer);
      removeEventListener("storage", this.onStorage);
    }

    get input() {
      return this.row.querySelector("input[name=duration]");
    }

    get isRunning() {
      return this.timer !== undefined;
    }

    isMine(run) {
      return run?.row === this.row.id;
    }

    start() {
      if (this.row.dataset.checked === "true") return; // a second tap on stop
      for (const other of document.querySelectorAll("set-stopwatch")) other.settle();
      this.run({ row: this.row.id, startedAt: Date.now(), from: secondsIn(this.input.value) ?? 0 });
      keep(this.running);
    }

    run(running) {
      this.running = running;
      this.show(true);
      this.timer = setInterval(() => this.tick(), 200);
    }

    tick() {
      const { from } = this.running;
      if (from && this.elapsed >= from) {
        signal();
        this.finish();
      } else {
        this.input.value = clock(from ? Math.ceil(from - this.elapsed) : this.elapsed);
      }
    }

    get elapsed() {
      return Math.max(0, (Date.now() - this.running.startedAt) / 1000);
    }

    finish() {
      this.settle();
      const check = this.row.querySelector(".check");
      check.form.requestSubmit(check);
    }

    // Write what was done into the row and stop.
    settle() {
      if (!this.isRunning) return;
      const { from } = this.running;
      this.input.value = clock(from ? Math.min(from, this.elapsed) : this.elapsed);
      this.stop();
      keep(null);
    }

    stop() {
      clearInterval(this.timer);
      this.timer = undefined;
      this.show(false);
    }

    show(isRunning) {
      this.classList.toggle("running", isRunning);
      this.input.readOnly = isRunning;
      this.button.setAttribute("aria-label", isRunning ? this.startLabel.replace(IDLE, RUNNING) : this.startLabel);
      this.button.querySelector("use").setAttribute("href", isRunning ? "#i-stop" : "#i-timer");
    }
  },
);

// A browser that keeps nothing still has its stopwatch, until the page is left.
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep(running) {
  try {
    if (running) localStorage.setItem(KEY, JSON.stringify(running));
    else localStorage.removeItem(KEY);
  } catch {
    // as above
  }
}
