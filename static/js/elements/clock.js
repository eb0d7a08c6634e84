// 45 → 0:45, 1122 → 18:42, 3850 → 1:04:10
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

// 0:45 → 45, 90 → 90; 0 for what is no time.
export function secondsOf(text) {
  const parts = text.trim().split(":");
  if (parts.length > 3 || !parts.every((part) => /^\d+$/.test(part))) return 0;
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
