// Counts how long what this tab shows is before somebody's eyes; what was read is said with the next sign of life.
//
// In:  <main data-version="41">; #since, the line that says what others changed since the last reading
// Out: lectern:read {version} on document, for live.js

const SECOND = 1000;
const SETTLED = 5; // seconds before somebody's eyes, until what is shown counts as read
const NOTICED = 60; // the same while the line stands: what it says must not be lost by a glance
const ATTENTION = 30_000; // ms since hands last moved, until nobody is believed to look
const AGAIN = 60; // seconds of looking, until the time of reading is brought up to date
const HANDS = ["pointermove", "pointerdown", "keydown", "wheel", "scroll", "input"];

const main = document.querySelector("main[data-pulse]");
let moved = Date.now();
let seconds = 0;
let read = 0;
let told = { version: 0, at: 0 };
const shown = []; // { version, at }: not yet long enough to have been read

function look() {
  if (document.hidden || Date.now() - moved > ATTENTION) return;
  seconds += 1;
  const version = Number(main.dataset.version);
  if (version > (shown[shown.length - 1]?.version ?? read)) shown.push({ version, at: seconds });
  const patience = document.getElementById("since") ? NOTICED : SETTLED;
  while (shown.length && seconds - shown[0].at >= patience) read = shown.shift().version;
  if (read > told.version || (read && seconds - told.at >= AGAIN)) {
    told = { version: read, at: seconds };
    document.dispatchEvent(new CustomEvent("lectern:read", { detail: { version: read } }));
  }
}

if (main) {
  for (const hand of HANDS) document.addEventListener(hand, () => { moved = Date.now(); }, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => { moved = Date.now(); });
  setInterval(look, SECOND);
}
