// What waits for me: the number in the bar keeps up while somebody looks, and what is read is said.
//
// In:  <a id="inbox" data-count="…">; .thread[data-seen] in #margin, drawn in that version of the speech
// Out: the same link with another number; #waiting, on its own page

import { latestToken, token } from "./token.js";

const AGAIN = 10_000; // ms between two looks
const READ = 1_000; // ms before somebody's eyes, until a thread counts as read
const IN_SIGHT = 120; // px above the lower end of a thread that have to be seen: its field and buttons
const told = new Map(); // thread -> the version in which it was read
const margin = document.getElementById("margin");
let shown = "";
let timer = 0;

async function look() {
  const link = document.getElementById("inbox");
  if (!link || document.hidden) return;
  const now = await fetched(link.dataset.count, "#inbox");
  if (!now || now.outerHTML === shown) return;
  shown = now.outerHTML;
  document.getElementById("inbox").replaceWith(document.adoptNode(now));
  if (document.getElementById("waiting")) keepPage();
}

const lines = () => [...document.querySelectorAll("#waiting .waiting-link")];

function walk(event) {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, textarea, select")) return;
  const at = lines().indexOf(document.activeElement);
  lines().at(at < 0 ? Math.min(step, 0) : Math.min(Math.max(at + step, 0), lines().length - 1))?.focus();
}

async function keepPage() {
  const now = await fetched(location.pathname, "#waiting");
  if (!now) return;
  const held = document.activeElement?.closest?.("#waiting .waiting-link")?.href;
  document.getElementById("waiting").replaceWith(document.adoptNode(now));
  if (held) (lines().find((line) => line.href === held) ?? lines()[0])?.focus();
}

async function fetched(address, selector) {
  try {
    const answer = await fetch(address, { cache: "no-store", redirect: "error" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector) : null;
  } catch {
    return null; // the next look is ten seconds away
  }
}

function threadsInSight() {
  return [...margin.querySelectorAll(".thread[data-seen]")].filter((thread) => {
    const [, id] = /^thread-(\d+)$/.exec(thread.id) ?? [];
    return id && (told.get(id) ?? 0) < Number(thread.dataset.seen) && isInSight(thread);
  });
}

/** Its last words are on the screen. */
function isInSight(thread) {
  const { bottom, height } = thread.getBoundingClientRect();
  return height > 0 && bottom > 0 && bottom - Math.min(height, IN_SIGHT) < window.innerHeight;
}

function noteReading() {
  clearTimeout(timer);
  if (threadsInSight().length) timer = setTimeout(tell, READ);
}

async function tell() {
  const unread = document.hidden ? [] : threadsInSight();
  if (!unread.length) return;
  const body = new FormData();
  for (const thread of unread) body.append("thread", `${thread.id.slice("thread-".length)}-${thread.dataset.seen}`);
  body.set("csrfmiddlewaretoken", latestToken() ?? token());
  const headers = { "HX-Request": "true" };
  const answer = await fetch(margin.dataset.reading, { method: "POST", body, headers, redirect: "error" }).catch(() => null);
  if (!answer?.ok) return;
  for (const thread of unread) told.set(thread.id.slice("thread-".length), Number(thread.dataset.seen));
  look();
}

if (document.getElementById("inbox")) {
  setInterval(look, AGAIN);
  document.addEventListener("visibilitychange", look);
  look();
}
if (document.getElementById("waiting")) document.addEventListener("keydown", walk);
if (margin?.dataset.reading) {
  new MutationObserver(noteReading).observe(margin, { childList: true, subtree: true, attributeFilter: ["data-seen"] });
  document.addEventListener("visibilitychange", noteReading);
  document.addEventListener("scroll", noteReading, { capture: true, passive: true });
  noteReading();
}
