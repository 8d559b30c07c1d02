// From change to change: N or J forward, P or K back, or the two buttons.

import { isComposing } from "./composing.js";
import "./moments.js";

const STEPS = { n: 1, j: 1, p: -1, k: -1 };
// What somebody else did is folded when one person's changes are asked for, and not walked through.
const changes = [...document.querySelectorAll("[data-change]")].filter((change) => !change.closest(".others"));
const links = [...document.querySelectorAll("[data-goto]")];
const walk = document.querySelector("[data-walk]");
const said = walk?.querySelector("output");
let at = -1;

function say() {
  said.value = said.dataset.words.replace("##", changes.length).replace("#", at + 1);
  for (const link of links) {
    const isHere = link.dataset.goto === changes[at].dataset.change;
    if (isHere) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (isHere) link.scrollIntoView({ block: "nearest" });
  }
}

/** The first change that begins below the top of the window, when nobody has chosen one yet. */
function inSight() {
  const found = changes.findIndex((change) => change.getBoundingClientRect().bottom > walk.getBoundingClientRect().bottom);
  return found === -1 ? changes.length : found;
}

/** A folded change opens before it is gone to. */
function unfold(change) {
  for (let fold = change.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function show(change) {
  unfold(change);
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: change.offsetHeight > window.innerHeight / 2 ? "start" : "center" });
}

function go(step) {
  const next = at === -1 ? inSight() + (step > 0 ? 0 : -1) : at + step;
  const change = changes[Math.max(0, Math.min(next, changes.length - 1))];
  if (change) show(change);
}

if (walk) {
  walk.hidden = false;
  walk.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) go(Number(button.dataset.step));
  });
  document.addEventListener("focusin", (event) => {
    const found = changes.indexOf(event.target.closest?.("[data-change]"));
    if (found === -1) return;
    at = found;
    say();
  });
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key.toLowerCase()];
    const isTyping = event.target.closest?.("input, textarea, select");
    if (!step || isTyping || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(step);
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  const change = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!change?.closest(".comparison-rows")) return;
  event.preventDefault();
  if (!change.hasAttribute("tabindex")) change.tabIndex = -1;
  show(change);
});
