// Registers the custom elements that any page may hold, and says when a swap got no answer.
import "./elements/device-zone.js";
import { clearToasts, toast } from "./toast.js";

document.addEventListener("htmx:sendError", () => toast("The server can’t be reached. Nothing was stored. Try again."));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status === 401) toast("You are signed out. Reload the page to sign in.");
  else if (status === 404) toast("That is gone. Reload the page.");
  else toast("Something broke on the server. Your logged sets are safe. Try again.");
});
document.addEventListener("htmx:beforeRequest", clearToasts);
