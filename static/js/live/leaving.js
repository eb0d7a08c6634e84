// What ends a page, or a workout, goes after all that waits to be sent: <form data-after-sending>, <a data-after-sending>, and
// the forms that start another workout, which know the zone of the device.
import { settled } from "../offline/sender.js";
import { toast } from "../toast.js";

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("form[data-after-sending], form:has(device-zone)") || form.dataset.sent) return;
  event.preventDefault();
  if (await isSent()) setTimeout(() => submit(form, submitter)); // a form that is being submitted can't be
});

function submit(form, submitter) {
  form.dataset.sent = "all";
  form.requestSubmit(submitter);
  delete form.dataset.sent; // one may come back to this page
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-after-sending]:not([data-finish])");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (await isSent()) location.assign(link.href);
});

async function isSent() {
  const isSettled = await settled();
  if (!isSettled) toast("Some of your sets are not sent yet. They go first, as soon as the server can be reached.");
  return isSettled;
}
