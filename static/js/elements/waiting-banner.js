// <waiting-banner hidden>: says how much waits to be sent, and why. Of its parts those with the reason in data-when show.
// Its buttons say what becomes of a refused write: a "choice" event with the choice bubbles up.
customElements.define(
  "waiting-banner",
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => {
        const { choice } = event.target.closest("[data-choice]")?.dataset ?? {};
        if (choice) this.dispatchEvent(new CustomEvent("choice", { bubbles: true, detail: choice }));
      });
    }

    show(reason, writes) {
      this.querySelector("[data-finished]").hidden = !writes.some((write) => write.kind === "finish");
      const refused = writes.find((write) => write.refused && !write.kept);
      this.querySelector("[data-unkept]").hidden = !writes.some((write) => write.unkept);
      this.hidden = !reason || writes.length === 0;
      for (const part of this.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(reason);
      for (const place of this.querySelectorAll("[data-count]")) place.textContent = counted(writes);
      if (!refused) return;
      this.querySelector("[data-refused]").textContent = refused.label;
      this.querySelector("[data-sentence]").textContent = refused.refused;
      this.querySelector("[data-choice=edit]").hidden = !document.getElementById(refused.row);
    }
  },
);

function counted(writes) {
  const sets = new Set(writes.filter((write) => write.kind === "row").map((write) => write.row)).size;
  const [count, word] = sets ? [sets, "set"] : [writes.length, "change"];
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
