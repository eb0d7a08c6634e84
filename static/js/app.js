// Registers the custom elements and says what went wrong with a swap.
import "./elements/device-zone.js";
