// Saves that found no server: they go out again by themselves, in the order in which they were made, each once.

import { afterComposition } from "./composing.js";
import { isAsSent, sendAgain } from "./pens.js";

const FIRST_PAUSE = 3_000; // ms
const LONGEST_PAUSE = 30_000;

const order = new Map(); // pen -> its place in the row of saves
const buttons = new WeakMap(); // pen -> what sent it
const unreached = new Set();
let saves = 0;
let underway = null; // the pen whose answer is awaited
let pause = FIRST_PAUSE;
let timer;

/** A save goes out for the first time, or again. */
export function wentOut(pen, button) {
  buttons.set(pen, button);
  if (!order.has(pen)) order.set(pen, (saves += 1));
}

/** The server has spoken: this save is done, or a person has to look at it. */
export function wasAnswered(pen) {
  order.delete(pen);
  unreached.delete(pen);
  if (pen !== underway) return;
  underway = null;
  pause = FIRST_PAUSE;
  resend();
}

/** Nobody answered. */
export function wasNotReached(pen) {
  unreached.add(pen);
  if (pen === underway) {
    underway = null;
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
  clearTimeout(timer);
  timer = setTimeout(resend, pause);
}

/** The first of those that wait; what was typed into since then waits for its writer. */
function next() {
  for (const pen of unreached) {
    if (pen.isConnected && isAsSent(pen)) continue;
    unreached.delete(pen);
    order.delete(pen);
  }
  return [...unreached].sort((one, other) => order.get(one) - order.get(other))[0];
}

function resend() {
  clearTimeout(timer);
  if (underway) return;
  // A browser without a network says so when it is back; asking before would only flicker.
  if (navigator.onLine === false && document.documentElement.dataset.link !== "live") return;
  afterComposition(() => {
    const pen = next();
    if (underway || !pen) return;
    underway = pen;
    sendAgain(pen, buttons.get(pen));
  });
}

window.addEventListener("online", resend);
document.addEventListener("lectern:link", ({ detail }) => { if (detail.state === "live") resend(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) resend(); });
