// Threads beside their words: each card at the height of what it is about, one of them open in the hand.
// Cards are drawn anew with others' changes; what is in the hand is not, so nothing typed there is lost.
//
// In: lectern:draft {block, range} on document: a comment on these words is about to be written

import { closeDrawers } from "./folds.js";
import { notice } from "./notices.js";
import { penOfBlock } from "./rights.js";
import { blocks, current, goTo, reveal } from "./walking.js";
import { say } from "./words.js";

const WIDE = matchMedia("(min-width: 1101px)");
const GAP = 8; // px between two cards
const OUT_OF_SIGHT = 90; // px that the bar and the head of the margin take from the top
const MARKS = "#manuscript [data-threads]"; // words that talk is about, or that are suggested
const workbench = document.getElementById("workbench");
const frame = document.querySelector(".margin-frame");
let planned = 0;
let seen = ""; // what was in the hand when the page was last arranged
let draft = null; // the words that a new comment is about: { block: id, down: px, range }

const cards = () => [...document.querySelectorAll("#margin > .talk .card")];
const hand = () => document.getElementById("thread-at-hand");
export const inHand = () => hand()?.firstElementChild ?? null;
const threadOf = (element) => element?.dataset.thread ?? "";

/** The first words of each thread, by its id. */
function marked() {
  const found = new Map();
  for (const mark of document.querySelectorAll(MARKS)) {
    for (const thread of mark.dataset.threads.split(" ")) if (!found.has(thread)) found.set(thread, mark);
  }
  return found;
}

function topOf(item, marks) {
  const mark = marks.get(threadOf(item));
  if (mark) return mark.getBoundingClientRect().top;
  const block = item.dataset.at ? lineOf(item.dataset.at) : blocks()[0];
  if (!block) return null;
  const down = item.id === "at-hand-new" && draft?.block === block.id ? draft.down : 0;
  return block.getBoundingClientRect().top + down;
}

/** The line that a card stands at; of a run-in section that which opens it. */
function lineOf(id) {
  const section = /^section-(\d+)$/.exec(id)?.[1];
  return document.getElementById(id) ?? (section && document.querySelector(`#manuscript > [data-section="${section}"]`));
}

function arrange() {
  planned = 0;
  const list = document.querySelector("#margin > .talk .cards");
  const isAligned = Boolean(list) && WIDE.matches && !workbench.classList.contains("hides-margin");
  frame.classList.toggle("is-aligned", isAligned);
  const open = inHand();
  workbench.classList.toggle("has-hand", Boolean(open));
  if (seen === "at-hand-new" && open?.id !== seen) highlight(null);
  for (const card of cards()) card.classList.toggle("is-in-hand", threadOf(card) === threadOf(open) && Boolean(open));
  if (isAligned) put(list, open);
  const isNew = Boolean(open) && open.id !== seen;
  seen = open?.id ?? "";
  if (isNew) showInHand(open, isAligned);
}

/** What was just taken in hand comes into sight, on a narrow screen with its words above it. */
function showInHand(open, isAligned) {
  const box = isAligned ? hand().getBoundingClientRect() : null;
  const below = box ? box.bottom + GAP - window.innerHeight : 0;
  if (below > 0) window.scrollBy(0, Math.min(below, box.top - OUT_OF_SIGHT));
  else if (!box) (marked().get(threadOf(open)) ?? lineOf(open.dataset.at))?.scrollIntoView({ block: "start" });
}

function put(list, open) {
  const origin = list.getBoundingClientRect().top;
  const marks = marked();
  const shown = cards().filter((card) => !card.classList.contains("is-in-hand"));
  const room = Math.max(document.getElementById("manuscript").offsetHeight, window.innerHeight);
  list.classList.remove("is-crowded");
  list.classList.toggle("is-crowded", shown.reduce((sum, card) => sum + card.offsetHeight + GAP, 0) > room);
  const items = shown.map((card) => itemOf(card, card, marks, origin));
  if (open) items.push(itemOf(hand(), open, marks, origin));
  items.sort((one, other) => one.wanted - other.wanted || (one.element === hand() ? -1 : 0));
  const held = items.findIndex((item) => item.element === hand());
  // Where too many cards stand above it, the hand lies over them: beside its words it is, come what may.
  const over = held >= 0 && needed(items, held) > items[held].wanted ? items.splice(held, 1) : [];
  place(items, over.length ? -1 : held);
  for (const item of over) items.push({ ...item, top: item.wanted });
  for (const { element, top } of items) element.style.top = `${top + (element === hand() ? list.offsetTop : 0)}px`;
  list.style.height = `${Math.max(0, ...items.map((item) => item.top + item.height + GAP))}px`;
}

function itemOf(element, subject, marks, origin) {
  const top = subject.classList.contains("is-gone") ? null : topOf(subject, marks);
  return { element, height: element.offsetHeight, wanted: top === null ? Infinity : Math.max(0, top - origin) };
}

/** Each where it wants to be, or below the one before; what is in the hand stands exactly beside its words. */
function place(items, held) {
  let floor = 0;
  items.forEach((item, at) => {
    item.top = Number.isFinite(item.wanted) ? Math.max(item.wanted, floor) : floor;
    if (at === held) item.top = Math.min(item.top, item.wanted);
    floor = item.top + item.height + GAP;
  });
  for (let at = held - 1; at >= 0; at -= 1) {
    items[at].top = Math.min(items[at].top, items[at + 1].top - items[at].height - GAP);
  }
}

const needed = (items, held) => items.slice(0, held).reduce((sum, item) => sum + item.height + GAP, 0);

function plan() {
  planned ||= requestAnimationFrame(arrange);
}

/** Show what belongs together: these threads, their cards and their words. */
function light(threads) {
  document.querySelectorAll(".is-lit").forEach((lit) => lit.classList.remove("is-lit"));
  const wanted = new Set([...threads, threadOf(inHand())].filter(Boolean));
  if (!wanted.size) return;
  for (const card of cards()) card.classList.toggle("is-lit", wanted.has(threadOf(card)));
  for (const mark of document.querySelectorAll(MARKS)) {
    mark.classList.toggle("is-lit", mark.dataset.threads.split(" ").some((thread) => wanted.has(thread)));
  }
}

function lightWhatIsMeant(target) {
  const item = target.closest?.(".card, .at-hand");
  if (item) return light([threadOf(item)]);
  const mark = target.closest?.(MARKS);
  if (mark) return light(mark.dataset.threads.split(" "));
  const block = target.closest?.("#manuscript > .block:focus-within");
  return light(block ? cards().filter((card) => card.dataset.at === block.id).map(threadOf) : []);
}

/** Take a thread in the hand, beside its words. */
export function openCard(card) {
  const { href } = card.querySelector(".card-open");
  htmx.ajax("GET", href, { source: card, target: hand(), swap: "innerHTML" });
  showWords(card);
}

/** Scroll no further than needed to see what a thread is about. */
function showWords(item) {
  const target = marked().get(threadOf(item)) ?? lineOf(item.dataset.at);
  if (target) reveal(target);
}

/** Let go what is in the hand; what was typed there comes again with it. */
export function letGo() {
  const open = inHand();
  if (!open) return;
  const card = document.getElementById(`card-${threadOf(open)}`);
  const block = lineOf(open.dataset.at) ?? current();
  draft = null;
  hand().replaceChildren();
  arrange();
  if (open.id === "at-hand-new") closeDrawers();
  if (card) card.querySelector(".card-open").focus({ preventScroll: true });
  else goTo(block);
  light([]);
}

/** The thread after, or before, the one in hand or in focus, or the current paragraph. */
export function walkThreads(step) {
  const all = cards();
  if (!all.length) return notice(say("noThreads"));
  const held = threadOf(inHand()) || threadOf(document.activeElement?.closest?.(".card"));
  const at = held ? all.findIndex((card) => threadOf(card) === held) + step : fromHere(all, step);
  const next = all.at(at % all.length);
  document.dispatchEvent(new CustomEvent("lectern:margin"));
  if (inHand()) return openCard(next);
  next.querySelector(".card-open").focus({ preventScroll: true });
  return showWords(next);
}

function fromHere(all, step) {
  const order = blocks();
  const here = order.indexOf(current());
  const place = (card) => order.indexOf(lineOf(card.dataset.at));
  const after = all.findIndex((card) => place(card) >= here);
  if (step > 0) return Math.max(after, 0);
  return (after < 0 ? all.length : after) - 1;
}

// The words that a comment is being written on stay visible while its field has the focus.
function highlight(range) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("chosen");
  if (range) CSS.highlights.set("chosen", new Highlight(range));
}

document.addEventListener("lectern:draft", ({ detail: { block, range } }) => {
  const down = range ? range.getBoundingClientRect().top - block.getBoundingClientRect().top : 0;
  draft = { block: block.id, down };
  highlight(range);
});

/** A click on what is suggested leads to it; on text that can be written in only where there is no pen. */
function opensCard(target) {
  const mark = target.closest?.(MARKS);
  if (!mark) return false;
  return mark.matches("ins.asked, .wish") || !penOfBlock(mark.closest(".block"));
}

document.addEventListener("click", (event) => {
  const card = event.target.closest?.(".card");
  if (card && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openCard(card);
  } else if (event.target.closest?.("[data-leave-hand]")) {
    event.preventDefault();
    letGo();
  } else if (opensCard(event.target)) {
    const [thread] = event.target.closest(MARKS).dataset.threads.split(" ");
    const marked = document.getElementById(`card-${thread}`);
    if (marked && getSelection().isCollapsed) openCard(marked);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
  const open = event.target.closest?.(".at-hand");
  const isTyping = [...(open?.querySelectorAll("textarea") ?? [])].some((field) => field.value.trim());
  if (!open || isTyping) return;
  event.preventDefault();
  letGo();
}, true);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "mouse") lightWhatIsMeant(event.target);
});
document.addEventListener("focusin", (event) => lightWhatIsMeant(event.target));

const watch = new MutationObserver(plan);
for (const part of [document.getElementById("speech"), document.getElementById("margin")]) {
  watch.observe(part, { childList: true, subtree: true });
}
new MutationObserver(plan).observe(workbench, { attributeFilter: ["class"] });
const sizes = new ResizeObserver(plan);
[document.getElementById("speech"), frame].forEach((part) => sizes.observe(part));
document.addEventListener("input", (event) => { if (event.target.closest?.(".at-hand")) plan(); });
WIDE.addEventListener("change", plan);
document.addEventListener("toggle", plan, true); // the choice of threads makes the head of the margin higher
document.fonts?.ready.then(plan);
plan();
