// What every page does: elements that any page may hold, sending what waits, and a sentence when something got no answer.
import "./elements/device-zone.js";
import "./elements/notice-permission.js";
import "./elements/elapsed-time.js";
import "./elements/undo-offer.js";
import "./elements/waiting-banner.js";
import "./live/leaving.js";
import { choose, open, waiting } from "./offline/sender.js";
import { sentenceOf } from "./offline/answers.js";
import "./time-fields.js";
import { clearToasts, toast } from "./toast.js";

const { lifter } = document.body.dataset;

if (lifter) navigator.serviceWorker?.register("/worker.js");
// The page of a workout has a sender that shows the answers; elsewhere what waits is sent in silence.
if (lifter && !document.querySelector("main.live")) {
  const banner = document.querySelector("waiting-banner");
  const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers"));
  let isMade = false; // a workout, of what waits: then it is shown
  let made = null;
  banner?.addEventListener("choice", ({ detail }) => {
    isMade = detail === "make";
    choose(detail);
  });
  open({
    lifter,
    token,
    onFound: () => {},
    onState: (reason, writes) => {
      banner?.show(reason, writes);
      showAsFinished(writes);
      if (made && !writes.length) location.assign(made);
    },
    onAnswer: (write, answer) => {
      if (isMade) made = answer.redirect ?? made;
      return answer.status < 300 ? "" : sentenceOf(answer);
    },
  });
}

// A workout that was finished on this device does not go on, though the server may have yet to hear of it.
function showAsFinished(writes) {
  const link = document.querySelector(".resuming a");
  if (link) link.parentElement.hidden = writes.some(({ kind, session }) => kind === "finish" && link.href.includes(session));
}

// Signing out leaves nothing to read behind; what was never sent stays, locked for its lifter.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-sign-out]") || form.dataset.signOut) return;
  event.preventDefault();
  const left = (await waiting()).length;
  const question = "Some of what you logged is not sent yet. It stays on this device until you sign in again. Sign out anyway?";
  if (left && !confirm(question)) return;
  await forget();
  form.dataset.signOut = "sure";
  form.requestSubmit();
});

async function forget() {
  try {
    localStorage.removeItem("stopwatch");
    await window.caches?.delete(`pages-${lifter}`);
  } catch {
    // A browser that keeps nothing.
  }
}

document.addEventListener("htmx:sendError", () => toast("The server can’t be reached, and this needs it. Sets that you log are kept on this device."));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status === 401) toast("You are signed out. Reload the page to sign in.");
  else if (status === 404) toast("That is gone. Reload the page.");
  else toast("Something broke on the server. Your logged sets are safe. Try again.");
});
document.addEventListener("htmx:beforeRequest", clearToasts);
