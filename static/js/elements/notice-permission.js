// <notice-permission><input type="checkbox"></notice-permission>: ticking it asks the browser, which may have to be told first.
import { toast } from "../toast.js";

customElements.define(
  "notice-permission",
  class extends HTMLElement {
    connectedCallback() {
      this.addEventListener("change", ({ target }) => target.checked && this.ask());
    }

    async ask() {
      const answer = window.Notification ? await Notification.requestPermission() : "denied";
      if (answer !== "granted") toast("This browser shows no notifications of this page. Allow them in its settings for this site.");
    }
  },
);
