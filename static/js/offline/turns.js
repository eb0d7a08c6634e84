// Two tabs share what waits: one of them acts at a time. Where the browser has no locks both may, and so they may where a page
// that is asleep does not give its turn away: the server takes what comes twice for a replay.
const PATIENCE_MS = 20_000;

export async function inTurn(act) {
  if (!navigator.locks) return act();
  let isOurs = false;
  const ours = () => {
    isOurs = true;
    return act();
  };
  try {
    return await navigator.locks.request("sender", { signal: AbortSignal.timeout?.(PATIENCE_MS) }, ours);
  } catch (error) {
    if (isOurs) throw error;
    return act();
  }
}
