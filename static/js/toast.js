// A sentence that stands above the page until the next thing happens; in a sheet that lies over it, below the sheet's name.
export function toast(text) {
  const box = document.createElement("div");
  box.className = "toast";
  box.setAttribute("role", "alert");
  box.textContent = text;
  clearToasts();
  const name = document.querySelector("dialog[open] #sheet-title");
  if (name) name.after(box);
  else document.getElementById("toasts").append(box);
}

// What can be undone stands for its time.
export function clearToasts() {
  for (const each of document.querySelectorAll("#toasts > :not(undo-toast), #sheet-title + .toast")) each.remove();
}
