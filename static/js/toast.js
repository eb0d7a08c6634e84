// A sentence that floats above the page until the next thing happens.
export function toast(text) {
  const box = document.createElement("div");
  box.className = "toast";
  box.setAttribute("role", "alert");
  box.textContent = text;
  document.getElementById("toasts").replaceChildren(box);
}

export function clearToasts() {
  document.getElementById("toasts").replaceChildren();
}
