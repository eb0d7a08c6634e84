// The screen stays on during a workout, where the device allows it.
export function stayAwake() {
  const ask = () => document.hidden || navigator.wakeLock?.request("screen").catch(() => {}); // low battery, or no permission
  ask();
  document.addEventListener("visibilitychange", ask); // a hidden page loses it
}
