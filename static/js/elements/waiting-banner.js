// <waiting-banner hidden>: says how much waits to be sent, and why. Of its parts the one with the reason in data-when shows.
customElements.define(
  "waiting-banner",
  class extends HTMLElement {
    show(reason, writes) {
      this.hidden = !reason || writes.length === 0;
      for (const part of this.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== reason;
      for (const place of this.querySelectorAll("[data-count]")) place.textContent = counted(writes);
    }
  },
);

function counted(writes) {
  const sets = new Set(writes.filter((write) => write.row).map((write) => write.row)).size;
  const [count, word] = sets ? [sets, "set"] : [writes.length, "change"];
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
