// Times as they are written and typed. workouts/domain/typed.py reads the same; both are held to the cases in
// tests/data/times.json.
const FIGURES = /^\d{1,6}$/;
const CLOCK = /^\d{1,6}(?::\d\d){1,2}$/;
const DOTTED = /^\d+(?:[.,]\d\d){1,2}$/;
const SPOKEN = /^(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s(?:ec)?)?$/;
const SPOKEN_SHORT = /^(?:(\d+)\s*h)?\s*(\d+)\s*m(?:in)?\s*(\d+)$/; // 1m30

// 45 → 0:45, 1122 → 18:42, 3850 → 1:04:10
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

// 1:30, 130, 90, 1.30 and 90s are all 90; null is no time.
export function secondsIn(text) {
  const typed = text.trim().toLowerCase();
  const spoken = typed && (SPOKEN.exec(typed) ?? SPOKEN_SHORT.exec(typed));
  if (spoken) return total(spoken.slice(1).map((part) => Number(part ?? 0)));
  const parts = partsOf(typed)?.map(Number);
  if (!parts) return null;
  const seconds = total(parts);
  const isClock = parts.slice(1).every((part) => part < 60) || seconds === Number(typed.replaceAll(/\D/g, ""));
  return isClock ? seconds : null;
}

// Figures as they stand on a clock, filled from the right: 45, 1:30, 25:30, 1:30:00.
export function filled(figures) {
  return [figures.slice(0, -4), figures.slice(-4, -2), figures.slice(-2)].filter(Boolean).join(":");
}

function partsOf(typed) {
  if (FIGURES.test(typed)) return filled(typed).split(":");
  const text = DOTTED.test(typed) ? typed.replaceAll(/[.,]/g, ":") : typed;
  return CLOCK.test(text) ? text.split(":") : null;
}

function total(parts) {
  return parts.reduce((seconds, part) => seconds * 60 + part, 0);
}
