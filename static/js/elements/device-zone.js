// <device-zone><input type="hidden" name="time_zone"></device-zone>: the zone this device is in, for a workout's own day.
// With `proposes` the start of the form, too, is by its clock: an hour ago, at the quarter before, as the server says it.
const QUARTER_MS = 900_000;

customElements.define(
  "device-zone",
  class extends HTMLElement {
    connectedCallback() {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      if (zone) this.querySelector("input").value = zone;
      if (zone && this.hasAttribute("proposes")) this.closest("form").elements.started.value = likelyStart();
    }
  },
);

function likelyStart() {
  const at = new Date(Date.now() - 4 * QUARTER_MS);
  const wall = at.getTime() - at.getTimezoneOffset() * 60_000;
  return new Date(wall - (wall % QUARTER_MS)).toISOString().slice(0, 16);
}
