// <drag-order>: lists whose lines are dragged by their handles, or moved by buttons. Each move is sent as the neighbour that
// the line then stands below, or above, so it means the same whatever happened meanwhile.
customElements.define(
  "drag-order",
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener("pointerdown", (event) => this.grab(event));
      this.addEventListener("click", (event) => this.step(event));
    }

    grab(event) {
      const handle = event.target.closest(".handle");
      if (!handle || event.button !== 0) return;
      event.preventDefault();
      const line = handle.closest("li");
      const before = line.nextElementSibling;
      const over = new AbortController();
      const end = (isDropped) => {
        over.abort();
        line.classList.remove("dragging");
        if (!isDropped) line.parentElement.insertBefore(line, before);
        else if (line.nextElementSibling !== before) send(line);
      };
      handle.setPointerCapture(event.pointerId);
      line.classList.add("dragging");
      handle.addEventListener("pointermove", ({ clientY }) => follow(line, clientY), over);
      handle.addEventListener("pointerup", () => end(true), over);
      handle.addEventListener("pointercancel", () => end(false), over);
    }

    step(event) {
      const button = event.target.closest("button[name=above], button[name=below]");
      if (!button) return;
      event.preventDefault();
      const line = button.closest("li");
      if (button.name === "above") line.previousElementSibling.before(line);
      else line.nextElementSibling.after(line);
      send(line);
      (button.disabled ? line.querySelector("button:enabled") : button)?.focus(); // moving it took the cursor away
    }
  },
);

// The others make way: the line itself stays where it is in the document, or it would slip out of the hand.
function follow(line, y) {
  for (let other = line.previousElementSibling; other && y < middle(other); other = line.previousElementSibling) line.after(other);
  for (let other = line.nextElementSibling; other && y > middle(other); other = line.nextElementSibling) line.before(other);
  line.scrollIntoView({ block: "nearest" });
}

function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

function send(line) {
  const above = line.previousElementSibling;
  const form = line.querySelector("form");
  const button = form.elements[above ? "below" : "above"];
  button.disabled = false;
  button.value = (above ?? line.nextElementSibling).dataset.of;
  form.requestSubmit(button);
  for (const each of line.parentElement.children) {
    const { above: up, below: down } = each.querySelector("form").elements;
    up.disabled = !each.previousElementSibling;
    down.disabled = !each.nextElementSibling;
  }
}
