// The end of a rest or of a timed set: three short tones and a vibration; of a rest, a notification where the page is out of
// sight.
const { restSound = "on", restNotice = "on" } = document.getElementById("main").dataset;
let context;

// Browsers let a page sound only after a tap.
document.addEventListener("pointerdown", () => (context ??= new AudioContext()).resume(), { passive: true });

export function alarm(then) {
  signal();
  if (restNotice === "on" && document.hidden) notify(then);
}

export function signal() {
  navigator.vibrate?.([200, 100, 200]);
  if (restSound === "on" && context?.state === "running") [0, 0.25, 0.5].forEach(tone);
}

function tone(after) {
  const start = context.currentTime + after;
  const [oscillator, volume] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = 880;
  volume.gain.setValueAtTime(0.25, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.2);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.2);
}

async function notify(then) {
  if (window.Notification?.permission !== "granted") return;
  const worker = await navigator.serviceWorker?.getRegistration();
  worker?.showNotification("Rest is over", { body: then, tag: "rest", data: location.pathname });
}
