// A sentence that floats above the page until the next thing happens.
export function toast(text) {
  const box = document.createElement("div");
  box.className = "toast";
  box.setAttribute("role", "alert");
  box.textContent = text;
  clearToasts();
  document.getElementById("toasts").append(box);
}

// What can be undone stands for its time.
export function clearToasts() {
  for (const each of document.querySelectorAll("#toasts > :not(undo-toast)")) each.remove();
}
