// Opening a field where the text stands, or a new one after it; and leaving it again.

import { catchTyping, caught, keepCaught } from "./catching.js";
import { isComposing } from "./composing.js";
import { placeIn } from "./places.js";
import { fieldOf, isDirty, leave } from "./pens.js";
import { penOfBlock } from "./rights.js";
import { blocks, choose, goTo, neighbour, reveal } from "./walking.js";

let wish = null; // where the caret belongs when the field comes
let pressed = { pointer: "mouse", block: null }; // by what, and on which current block, the last press was
const headsBefore = new Map(); // id of a heading in edit -> how it stood before, and on which version

/** Close other fields in which nothing was typed. */
function leaveIdle(except) {
  for (const pen of document.querySelectorAll("#manuscript form.pen")) {
    if (!isDirty(pen) && !except?.contains(pen)) leave(pen);
  }
}

/** Open the field of this block, with the caret at `offset` (UTF-16 units; the end when absent). */
export function open(block, offset = null) {
  const address = block && penOfBlock(block);
  if (!address || isComposing()) return;
  openField(block, address, offset);
}

/** Open the field of this address where the block stands, or a new one behind it. */
export function openPen(block, address, isNew = false) {
  if (isNew) openNew(block, address, "paragraph");
  else openField(block, address, null);
}

function openField(block, address, offset) {
  leaveIdle(block);
  wish = { id: block.id, offset };
  if (block.classList.contains("section-head")) rememberHead(block);
  catchTyping();
  htmx.ajax("GET", address, { source: block, target: block, swap: "outerHTML" });
}

// A heading has no address of its own to be read from: it is put back, and what changed meanwhile is fetched.
function rememberHead(block) {
  const copy = block.cloneNode(true);
  copy.querySelectorAll(".verbs").forEach((menu) => menu.remove());
  headsBefore.set(block.id, { copy, version: document.getElementById("speech").dataset.version });
}

function putBackHead(block) {
  const { copy, version } = headsBefore.get(block.id);
  block.replaceWith(copy);
  htmx.process(copy);
  goTo(copy);
  const main = document.getElementById("speech");
  htmx.ajax("GET", `${main.dataset.changes}?since=${version}`, { source: main, target: main, swap: "none" });
}

/** The last line that the section opened by this block holds: behind it stands the outline's next entry beside it or above. */
function lastLineOf(block) {
  const entries = [...document.querySelectorAll(".outline-entry")];
  const target = (entry) => entry.querySelector(".outline-link").hash;
  const depth = (entry) => Number(/depth-(\d+)/.exec(entry.className)[1]);
  const at = entries.findIndex((entry) => target(entry) === `#${block.id}`);
  if (at < 0) return block;
  const next = entries.slice(at + 1).find((entry) => depth(entry) <= depth(entries[at]));
  return next ? neighbour(document.querySelector(target(next)), -1) : blocks().pop();
}

/** Put an empty field after this block, a section's after all that this one holds. `kind` is "paragraph" or "section". */
export function openNew(block, href, kind) {
  const id = `${kind}-new`;
  const there = document.getElementById(id);
  if (there) return goTo(there);
  leaveIdle(null);
  wish = { id, offset: null };
  const target = kind === "section" ? lastLineOf(block) : block;
  catchTyping();
  htmx.ajax("GET", href, { source: block, target, swap: "afterend" });
}

/** Put the caret where it was wished for, once the field is there. */
export function grantWish() {
  const block = wish && document.getElementById(wish.id);
  const pen = block?.querySelector("form.pen");
  if (!pen) return false;
  const field = fieldOf(pen);
  const at = wish.offset ?? field.value.length;
  const words = caught(wish.id);
  wish = null;
  choose(block);
  field.focus({ preventScroll: true });
  field.setSelectionRange(at, at);
  if (words) {
    field.setRangeText(words, at, at, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  reveal(block);
  return true;
}

/** The field that was asked for does not come. */
export function abandonWish(ctx) {
  if (!wish || !ctx.sourceElement.closest?.("#manuscript > .block")) return;
  const { id } = wish;
  wish = null;
  keepCaught(id);
  goTo(document.getElementById(id) ?? ctx.sourceElement);
}

function offsetAt(text, x, y) {
  const range = document.caretRangeFromPoint?.(x, y);
  if (!range || !text.contains(range.startContainer)) return null;
  return placeIn(text, range.startContainer, range.startOffset);
}

document.addEventListener("pointerdown", (event) => {
  pressed = { pointer: event.pointerType, block: event.target.closest?.("#manuscript > .is-current") ?? null };
}, true);

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a");
  const block = event.target.closest("#manuscript > .block");
  const listed = link?.closest("#unsaved") && document.getElementById(link.dataset.block);
  if (listed) {
    event.preventDefault();
    if (link.dataset.new) openNew(listed, link.href, link.dataset.new);
    else openPen(listed, link.href);
  } else if (link && block && (link.classList.contains("tool-edit") || ["rename", "reword"].includes(link.dataset.verb))) {
    event.preventDefault();
    open(block);
  } else if (link?.dataset.grows && block) {
    event.preventDefault();
    openNew(block, link.href, link.dataset.grows);
  } else if (block && event.target.closest(".text") && !event.target.closest("ins.asked")) clickedText(event, block);
});

function clickedText(event, block) {
  if (!block.contains(document.activeElement)) block.focus({ preventScroll: true });
  choose(block);
  if (!getSelection().isCollapsed) return;
  // A finger that reads must not call the keyboard: the first tap chooses, the second one writes.
  if (pressed.pointer === "touch" && pressed.block !== block) return;
  open(block, offsetAt(block.querySelector(".text"), event.clientX, event.clientY));
}

document.addEventListener("lectern:left", (event) => {
  const { block, pen } = event.detail;
  if (block.classList.contains("is-new") || block.classList.contains("is-gone")) {
    const next = neighbour(block, -1) ?? neighbour(block, 1);
    const hadFocus = block.contains(document.activeElement);
    block.remove();
    if (hadFocus) goTo(next);
    return;
  }
  if (headsBefore.has(block.id)) putBackHead(block);
  else htmx.ajax("GET", pen.querySelector(".pen-leave").href, { source: block, target: block, swap: "outerHTML" });
});
