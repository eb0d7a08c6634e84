// Says that a time is over: a short tone, and a shake where the device has one.
const TONE_HZ = 880;
const TONE_SECONDS = 0.35;

let audio = null;

// Browsers let a page sound only after a tap on it.
export function unlock() {
  audio ??= "AudioContext" in window ? new AudioContext() : null;
  audio?.resume().catch(() => {});
}

export function signal() {
  navigator.vibrate?.([200, 100, 200]);
  if (audio?.state !== "running") return;
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = TONE_HZ;
  volume.gain.setValueAtTime(0.25, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + TONE_SECONDS);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + TONE_SECONDS);
}
