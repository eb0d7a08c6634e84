// Asking the server, and telling what is an answer of its own.
const PATIENCE_MS = 15_000;
const MOST_KEPT_ALIVE = 60_000; // browsers refuse more of a request that may outlive its page
const REFUSALS = [400, 404, 409, 410, 422];
const HELLO = "/queue/hello/";

// Send a write. `answer.reason` says why it can't be told what became of it: see `reasonOf`.
export async function send(write, lifter, token) {
  const headers = {
    "X-CSRFToken": token,
    "X-Lifter": lifter,
    "X-Session": write.session,
    "X-Device-Clock": new Date().toISOString(), // what it says of moments is by that
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const answer = await request(write.url, { method: "POST", body: write.body, headers, keepalive: write.body.length < MOST_KEPT_ALIVE });
  return { ...answer, reason: reasonOf(answer, lifter) };
}

// Ask who is signed in, and for a fresh token, before sending what waited.
export async function greet(lifter) {
  const answer = await request(HELLO, { cache: "no-store" });
  if (answer?.status === 200 && answer.lifter && answer.lifter !== lifter) return { reason: "signed-out" };
  const reason = reasonOf(answer, lifter);
  const token = reason ? "" : tokenIn(answer);
  return { token, reason: reason || (token ? "" : "trouble") };
}

export async function isReachable() {
  return (await request(HELLO, { cache: "no-store" })) !== null;
}

function tokenIn({ status, text }) {
  try {
    return status === 200 ? JSON.parse(text).token : "";
  } catch {
    return ""; // somebody else's page
  }
}

async function request(url, options) {
  try {
    const headers = { ...options.headers, "HX-Request": "true", "HX-Current-URL": location.href };
    const signal = AbortSignal.timeout?.(PATIENCE_MS);
    const response = await fetch(url, { ...options, headers, redirect: "manual", signal });
    const names = ["X-Lifter", "X-Over", "HX-Retarget", "HX-Redirect"];
    const [lifter, over, retarget, redirect] = names.map((name) => response.headers.get(name));
    return { status: response.status, text: await response.text(), lifter, over, retarget, redirect };
  } catch {
    return null; // no network, or no answer in time
  }
}

// Only what our server says about the write itself is an answer. A proxy's page, a portal's, a server in trouble: all else
// pauses, and nothing is lost.
function reasonOf(answer, lifter) {
  if (!answer) return "offline";
  if (answer.status === 401) return "signed-out";
  const isAnswer = answer.lifter === lifter && (answer.status < 300 || REFUSALS.includes(answer.status));
  return isAnswer ? "" : "trouble";
}
