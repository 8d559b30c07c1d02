// A paragraph is taken at its grip and put between two others; the menu's own verb carries it there.

import { isComposing } from "./composing.js";
import { blocks, choose, decorate } from "./walking.js";

const THRESHOLD = 5; // px before a press becomes a drag
const BAR = 48; // px of the window that the bar takes
const EDGE = 72; // px below the bar and above the foot of the window in which the page scrolls
const PACE = 14; // px of scrolling in a frame, at the very edge

const surface = document.getElementById("speech");
const line = document.createElement("div");
line.className = "drop-line";
line.hidden = true;
surface.append(line);

let drag = null; // { id, pointer, from, y, isMoving, frame }

const isParagraph = (block) => Boolean(block?.matches(".paragraph[data-pk]"));
const isOpener = (block) => isParagraph(block) && Boolean(block.dataset.section);
const levelOf = (block) => Number(/level-(\d+)/.exec(block.className)?.[1] ?? 0);

/** Title, subtitle and the salutations right after them: nothing comes in between, and they go nowhere else. */
function front(all) {
  const end = all.findIndex((block) => !block.matches(".is-title, .is-subtitle, .is-salutation"));
  return new Set(end < 0 ? all : all.slice(0, end));
}

/** The verb that puts a block between these two neighbours: its name and, to say what it goes before, an id. */
function verbFor(block, all, at) {
  const own = all.indexOf(block);
  if (at === own || at === own + 1) return null;
  const next = all[at];
  const first = front(all);
  if (first.has(block) !== first.has(next ?? null) || next?.matches(".is-title, .is-subtitle")) return null;
  if (isOpener(block)) return isBeside(block, all, at) ? { name: "place", before: next.dataset.pk } : null;
  if (isParagraph(next)) return { name: "place", before: next.dataset.pk };
  // At the end of a section there is nothing to stand before; one step is the only way there.
  if (next && !next.matches(".section-head:not(.is-new)")) return null;
  if (at === own + 2 && isParagraph(all[own + 1])) return { name: "down" };
  return at === own - 1 ? { name: "up" } : null;
}

/** A section moves among its siblings: no line of a higher one in between, and not to where it stands. */
function isBeside(block, all, at) {
  const own = all.indexOf(block);
  const level = levelOf(block);
  const isSibling = (other) => isOpener(other) && levelOf(other) === level;
  const between = at < own ? all.slice(at + 1, own) : all.slice(own + 1, at);
  if (!isSibling(all[at]) || between.some((other) => other.dataset.section && levelOf(other) < level)) return false;
  return at < own || between.some(isSibling);
}

/** Where the pointer is: the verb for it and the height of the line, or null where nothing may be put. */
function aim() {
  const block = document.getElementById(drag.id);
  const all = blocks();
  if (!isParagraph(block) || block.matches(".is-edited")) return null;
  const under = all.findIndex((other) => other.getBoundingClientRect().bottom > drag.y);
  const at = under < 0 ? all.length : under + Number(isInLowerHalf(all[under]));
  const verb = verbFor(block, all, at);
  return verb && { block, verb, y: heightOf(all[at - 1], all[at]) };
}

function isInLowerHalf(block) {
  const { top, height } = block.getBoundingClientRect();
  return drag.y > top + height / 2;
}

function heightOf(before, after) {
  const foot = before?.getBoundingClientRect().bottom ?? after.getBoundingClientRect().top;
  return (foot + (after?.getBoundingClientRect().top ?? foot)) / 2;
}

function draw(place) {
  line.hidden = !place;
  if (!place) return;
  const { left, width } = place.block.getBoundingClientRect();
  line.style.top = `${place.y}px`;
  line.style.left = `${left}px`;
  line.style.width = `${width}px`;
}

/** Near an edge that the pointer has been carried towards. */
function scroll() {
  const { y, from } = drag;
  const above = y < from.y ? Math.max(0, BAR + EDGE - y) : 0;
  const below = y > from.y ? Math.max(0, y - (window.innerHeight - EDGE)) : 0;
  const depth = Math.min(1, (above || below) / EDGE);
  if (depth) window.scrollBy(0, Math.round((above ? -depth : depth) * PACE));
}

/** Every frame: what others write meanwhile may move the lines under the pointer, or draw the block anew. */
function tick() {
  scroll();
  document.getElementById(drag.id)?.classList.add("is-dragged");
  draw(aim());
  drag.frame = requestAnimationFrame(tick);
}

function begin() {
  const block = document.getElementById(drag.id);
  if (!block) return end();
  drag.isMoving = true;
  choose(block);
  block.focus({ preventScroll: true });
  // The sheet may be drawn anew at any moment; what surrounds it stays.
  surface.setPointerCapture(drag.pointer);
  document.documentElement.classList.add("is-dragging");
  tick();
}

function end() {
  if (!drag) return;
  const { id, pointer, frame } = drag;
  drag = null;
  cancelAnimationFrame(frame);
  if (surface.hasPointerCapture(pointer)) surface.releasePointerCapture(pointer);
  document.documentElement.classList.remove("is-dragging");
  document.getElementById(id)?.classList.remove("is-dragged");
  draw(null);
}

function drop() {
  const place = drag.isMoving && !isComposing() ? aim() : null;
  end();
  if (!place) return;
  const { block, verb } = place;
  decorate(block);
  const button = block.querySelector(`[data-verbs="paragraph"] [data-verb="${verb.name}"]`);
  if (verb.before) button.value = verb.before;
  button.click();
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("#manuscript.may-edit > .paragraph:not(.is-foreign) > .tool-grip");
  if (!grip || drag || !event.isPrimary || event.button !== 0 || isComposing()) return;
  const { clientX: x, clientY: y, pointerId: pointer } = event;
  drag = { id: grip.parentElement.id, pointer, from: { x, y }, y, isMoving: false, frame: 0 };
});

document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== drag?.pointer) return;
  if (!event.buttons) return end();
  drag.y = event.clientY;
  const way = Math.hypot(event.clientX - drag.from.x, event.clientY - drag.from.y);
  if (!drag.isMoving && way >= THRESHOLD) begin();
});

document.addEventListener("pointerup", (event) => {
  if (event.pointerId !== drag?.pointer) return;
  drag.y = event.clientY;
  drop();
});

document.addEventListener("pointercancel", (event) => {
  if (event.pointerId === drag?.pointer) end();
});

document.addEventListener("lostpointercapture", (event) => {
  // What a finger touches captures it first, and loses it to the surface.
  if (event.pointerId === drag?.pointer && drag.isMoving && !surface.hasPointerCapture(event.pointerId)) end();
});

// On the window, so that it comes before all that Escape closes elsewhere.
window.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drag?.isMoving) return;
  event.preventDefault();
  event.stopPropagation();
  end();
}, true);
