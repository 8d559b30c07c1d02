// A paragraph, or a section at its first line, is taken at its grip and put between others; the menu's own verb
// carries it there.

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
const opensSection = (block) => Boolean(block?.dataset.section);
const levelOf = (block) => Number(/level-(\d+)/.exec(block.className)?.[1] ?? 0);
const sectionAround = (block) => block.dataset.place?.split(":")[0];

/** Title, subtitle and the salutations right after them: nothing comes in between, and they go nowhere else. */
function front(all) {
  const end = all.findIndex((block) => !block.matches(".is-title, .is-subtitle, .is-salutation"));
  return new Set(end < 0 ? all : all.slice(0, end));
}

/** The verb that puts a block between these two neighbours: its name, and what it goes before or behind. */
function verbFor(block, all, at) {
  const own = all.indexOf(block);
  if (at === own || at === own + 1) return null;
  if (opensSection(block)) return besideSibling(block, all, at);
  const next = all[at];
  const first = front(all);
  if (first.has(block) !== first.has(next ?? null) || next?.matches(".is-title, .is-subtitle")) return null;
  if (isParagraph(next)) return { of: "paragraph", name: "place", value: next.dataset.pk };
  if (next && !next.matches(".section-head:not(.is-new)")) return null;
  // At the end of a section there is nothing to stand before.
  const last = all[at - 1];
  return isParagraph(last) ? { of: "paragraph", name: "place-behind", value: last.dataset.pk } : null;
}

/** A section goes in front of one of its siblings, or behind the last line of one. */
function besideSibling(block, all, at) {
  const siblings = siblingsOf(block, all);
  const own = all.indexOf(block);
  if (at > own && at <= endOf(block, all)) return null;
  const next = siblings.find((other) => other === all[at]);
  if (next) return { of: "section", name: "place", value: next.dataset.section };
  const before = siblings.find((other) => endOf(other, all) === at);
  return before ? { of: "section", name: "place-behind", value: before.dataset.section } : null;
}

/** The other sections of the same level under the same larger one. */
function siblingsOf(block, all) {
  const level = levelOf(block);
  const heads = all.filter(opensSection);
  const own = heads.indexOf(block);
  const isHigher = (other) => levelOf(other) < level;
  const start = heads.slice(0, own).map(isHigher).lastIndexOf(true) + 1;
  const length = heads.slice(own).findIndex(isHigher);
  const inside = heads.slice(start, length < 0 ? heads.length : own + length);
  return inside.filter((other) => other !== block && levelOf(other) === level);
}

/** Where the lines end that the section opened by this block holds. */
function endOf(block, all) {
  const held = new Set([block.dataset.section]);
  let at = all.indexOf(block) + 1;
  for (; at < all.length; at += 1) {
    const line = all[at];
    const isInside = opensSection(line) ? levelOf(line) > levelOf(block) : held.has(sectionAround(line));
    if (!isInside) break;
    if (opensSection(line)) held.add(line.dataset.section);
  }
  return at;
}

/** Where the pointer is: the verb for it and the height of the line, or null where nothing may be put. */
function aim() {
  const block = document.getElementById(drag.id);
  const all = blocks();
  if (!block || block.matches(".is-edited, .is-foreign")) return null;
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
  document.documentElement.classList.toggle("is-nowhere", Boolean(drag?.isMoving) && !place);
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
  const button = block.querySelector(`[data-verbs="${verb.of}"] [data-verb="${verb.name}"]`);
  button.value = verb.value;
  button.click();
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("#manuscript.may-edit > .block:not(.is-foreign) > .tool-grip");
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
