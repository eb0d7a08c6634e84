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
      const refused = writes.find((write) => write.refused && !write.kept);
      const about = reason === "over" ? writes.filter(({ session }) => session === refused.session) : writes;
      this.hidden = !reason || writes.length === 0;
      for (const part of this.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(reason);
      for (const place of this.querySelectorAll("[data-count]")) place.textContent = counted(about);
      this.querySelector("[data-unkept]").hidden = !writes.some(({ unkept }) => unkept);
      for (const part of this.querySelectorAll("[data-finished]")) part.hidden = !writes.some(({ kind }) => kind === "finish");
      if (refused) this.showRefused(refused, about);
    }

    showRefused({ label, refused, row, over }, about) {
      this.querySelector("[data-refused]").textContent = label;
      for (const place of this.querySelectorAll("[data-sentence]")) place.textContent = refused;
      this.querySelector("[data-choice=edit]").hidden = !document.getElementById(row);
      this.querySelector("[data-choice=make]").hidden = over !== "discarded" || !about.some(isSet);
    }
  },
);

function isSet({ kind, body }) {
  return kind === "row" && new URLSearchParams(body).has("performed_at");
}

function counted(writes) {
  const sets = new Set(writes.filter(({ kind }) => kind === "row").map(({ row }) => row)).size;
  const [count, word] = sets ? [sets, "set"] : [writes.length, "change"];
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
