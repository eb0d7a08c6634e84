// What the lifter chooses for a write that the server does not take, or for all of a workout that is over elsewhere.
import * as store from "./store.js";

const acts = {
  keep: (first) => store.put({ ...first, kept: true }), // here, and let the others pass
  pass: (first) => store.put({ ...first, kept: true, refused: "The server failed at it." }),
  drop: (first) => store.remove(first),
  edit: (first) => store.remove(first),
  again: (first, writes) => each(writes.filter(({ kept }) => kept), (write) => store.put(asNew(write))),
  "keep-all": ({ refused, over, ...first }, writes) => each(ofSame(first, writes), (write) => store.put({ ...write, refused, over, kept: true })),
  "drop-all": (first, writes) => each(ofSame(first, writes), (write) => store.remove(write)),
  make: (first, writes) => makeWorkout(ofSame(first, writes)),
};

// Returns the write that holds the others up.
export async function decide(choice, writes) {
  const first = writes.find(({ kept }) => !kept);
  if (first?.refused || ["again", "pass"].includes(choice)) await acts[choice](first, writes);
  return first;
}

// The sets go into a workout that ended with the last of them. What else was done to it is of use only after one of the same
// row; what was said at its end is said of the workout that is over by then.
async function makeWorkout(writes) {
  const until = writes.map(momentOf).filter(Boolean).sort().at(-1);
  const rows = new Set();
  await each(writes, (write) => {
    if (write.kind === "row" && momentOf(write)) rows.add(write.row);
    const isOfUse = write.kind === "finish" || (rows.has(write.row) && write.kind !== "add");
    if (!isOfUse) return store.remove(write);
    const body = `${write.body}&revive_until=${encodeURIComponent(until)}`;
    return store.put({ ...asNew(write), body, url: write.url.replace(/finish\/$/, "describe/") });
  });
}

function momentOf({ body }) {
  const said = new URLSearchParams(body);
  return said.get("ended_at") ?? said.get("performed_at");
}

function asNew(write) {
  return { ...write, refused: "", over: null, kept: false };
}

function ofSame({ session }, writes) {
  return writes.filter((write) => write.session === session);
}

async function each(writes, act) {
  for (const write of writes) await act(write);
}
