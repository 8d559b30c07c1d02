// The one line that says whether everything is saved. It speaks from answers of the server only.

import { say } from "./words.js";

const PATIENCE = 9_500; // ms until an unanswered save is called what it is; it must be red within ten seconds

const underway = new Map(); // request -> timer
const failures = new Map(); // what failed (a form or address) -> why
let unsaved = () => false;
let savedAt = "";

/** Say how to find out whether something typed was never sent. */
export function countUnsaved(find) {
  unsaved = find;
}

/** A save was sent; `whenLate` is called when no answer has come in time. */
export function began(request, subject, whenLate) {
  failures.delete(subject);
  const timer = setTimeout(() => {
    underway.set(request, { isLate: true });
    whenLate();
    show();
  }, PATIENCE);
  underway.set(request, { timer, isLate: false });
  show();
}

/** The server answered, or nobody did: `why` is empty when the save was made. */
export function ended(request, subject, why = "") {
  const known = underway.get(request);
  if (known) clearTimeout(known.timer);
  underway.delete(request);
  if (why) failures.set(subject, why);
  else failures.delete(subject);
  show();
}

/** The time of an answer by the server's clock. */
export function clockOf(answer) {
  const date = new Date(answer.headers.get("Date") || Date.now());
  // In the office's zone, as everywhere on the page, whatever this computer is set to.
  const timeZone = document.getElementById("saving")?.dataset.zone;
  return date.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
}

/** Note the time of a save from the server's clock, unless the answer brought a line of its own. */
export function savedAs(version, answer) {
  savedAt = "";
  if (Number(document.getElementById("saving")?.dataset.version) >= version) return show();
  savedAt = clockOf(answer);
  return show();
}

/** A field was left for good: what went wrong with it no longer matters. */
export function forget(subject) {
  failures.delete(subject);
  show();
}

function state() {
  for (const subject of failures.keys()) {
    if (subject instanceof Element && !subject.isConnected) failures.delete(subject);
  }
  if (failures.size) return ["is-failed", say("failed", { why: [...failures.values()].pop() })];
  const sent = [...underway.values()];
  if (sent.some((request) => request.isLate)) return ["is-waiting", say("waiting")];
  if (sent.length) return ["is-saving", say("saving")];
  if (unsaved()) return ["is-unsaved", say("unsaved")];
  return ["", savedAt && say("saved", { at: savedAt })];
}

/** Draw the line again; also after a swap brought the server's own. */
export function show() {
  const line = document.getElementById("saving");
  const said = line?.querySelector(".saving-said");
  if (!said) return;
  said.dataset.server ??= said.textContent;
  const [kind, text] = state();
  const words = text || said.dataset.server;
  line.className = `saving ${kind}`.trim();
  if (said.textContent !== words) said.textContent = words;
}
