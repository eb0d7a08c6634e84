// Forms that end the page go after all that waits to be sent: <form data-after-sending>.
import { settled } from "../offline/sender.js";
import { toast } from "../toast.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-after-sending]")) return;
  event.preventDefault();
  if (await settled()) form.submit();
  else toast("Some of your sets are not sent yet. They go first, as soon as the server can be reached.");
});
