// <device-zone><input type="hidden" name="time_zone"></device-zone>: the zone this device is in, for a workout's own day.
customElements.define(
  "device-zone",
  class extends HTMLElement {
    connectedCallback() {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      if (zone) this.querySelector("input").value = zone;
    }
  },
);
