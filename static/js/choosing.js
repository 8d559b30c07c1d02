// Words of a line chosen by mouse, finger or keys, and a comment on just these.
//
// Out: lectern:draft {block, range} on document, when the comment's field has been asked for

import { isDirty, fieldOf } from "./pens.js";
import { notice, speak } from "./notices.js";
import { placeIn, rangeOf } from "./places.js";
import { choose } from "./walking.js";
import { say } from "./words.js";

const PAUSE = 150; // ms in which a selection may still grow
const AIR = 8; // px between the words and their button
const ARROWS = {
  ArrowRight: ["forward", "character", "word"],
  ArrowLeft: ["backward", "character", "word"],
  ArrowDown: ["forward", "line", "line"],
  ArrowUp: ["backward", "line", "line"],
};
const tools = document.getElementById("phrase");
const caret = document.createElement("span");
caret.className = "reading-caret";
caret.hidden = true;
document.body.append(caret);
let timer = 0;
let isByKeys = false;

const textOf = (node) => {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("#manuscript > .paragraph:not(.is-edited) > .text") ?? null;
};

/** The words that are chosen: { block, start, end, range }; null where there are none in a paragraph. */
function chosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = textOf(range.startContainer);
  if (!text) return null;
  const isWithin = text.contains(range.endContainer);
  const start = placeIn(text, range.startContainer, range.startOffset);
  const end = isWithin ? placeIn(text, range.endContainer, range.endOffset) : placeIn(text, text, text.childNodes.length);
  if (end <= start || !rangeOf(text, start, end).toString().trim()) return null;
  return { block: text.closest(".block"), start, end, range: rangeOf(text, start, end) };
}

function show() {
  const words = tools && chosen();
  showCaret();
  if (!tools) return;
  tools.hidden = !words;
  if (!words) return;
  const lines = words.range.getClientRects();
  const last = lines[lines.length - 1];
  if (!last) return;
  const below = last.bottom + AIR;
  const isLow = below + tools.offsetHeight > window.innerHeight;
  tools.style.top = `${isLow ? lines[0].top - AIR - tools.offsetHeight : below}px`;
  tools.style.left = `${Math.max(AIR, Math.min(last.right - tools.offsetWidth / 2, window.innerWidth - tools.offsetWidth - AIR))}px`;
  if (isByKeys) speak(say("chosen", { words: words.range.toString() }));
}

function showCaret() {
  const selection = getSelection();
  const isShown = isByKeys && selection.isCollapsed && Boolean(textOf(selection.focusNode));
  caret.hidden = !isShown;
  if (!isShown) return;
  const range = selection.getRangeAt(0).cloneRange();
  const node = range.startContainer;
  if (node.nodeType === Node.TEXT_NODE && range.startOffset < node.length) range.setEnd(node, range.startOffset + 1);
  const box = range.getClientRects()[0];
  if (!box) return;
  caret.style.left = `${range.collapsed ? box.right : box.left}px`;
  caret.style.top = `${box.top}px`;
  caret.style.height = `${box.height}px`;
}

/** Arrows walk through the letters of the line, with Shift they choose them. */
export function chooseByKeys(block, event) {
  const way = ARROWS[event.key];
  const text = block?.querySelector(":scope > .text");
  if (!way || event.altKey || !textOf(text) || (!event.shiftKey && way[1] === "line")) return false;
  const selection = getSelection();
  if (!text.contains(selection.focusNode)) selection.collapse(...startOf(text));
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  selection.modify(event.shiftKey ? "extend" : "move", way[0], event.ctrlKey || event.metaKey ? way[2] : way[1]);
  if (!text.contains(selection.focusNode)) selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  isByKeys = true;
  return true;
}

function startOf(text) {
  const range = rangeOf(text, 0, 0);
  return [range.startContainer, range.startOffset];
}

/** Comment on the chosen words, if they are in this block. */
export function commentOnChosen(block) {
  const words = tools && chosen();
  if (!words || words.block !== block) return false;
  ask(words);
  return true;
}

/** Comment on the words chosen in an open field that says what is saved. */
export function commentInField(pen) {
  const field = fieldOf(pen);
  const block = pen.closest(".paragraph");
  if (!tools || !block || field.selectionStart === field.selectionEnd) return;
  if (isDirty(pen)) notice(say("typedFirst"));
  else ask({ block, start: field.selectionStart, end: field.selectionEnd, range: null });
}

async function ask({ block, start, end, range }) {
  tools.hidden = true;
  choose(block);
  if (!document.getElementById("thread-at-hand")) {
    await htmx.ajax("GET", tools.dataset.talk, { source: tools, target: "#margin", swap: "innerHTML" });
  }
  const hand = document.getElementById("thread-at-hand");
  if (!hand) return;
  document.dispatchEvent(new CustomEvent("lectern:draft", { detail: { block, range } }));
  const href = tools.dataset.words.replace("/0/", `/${block.dataset.pk}/`);
  const asked = `${href}?start=${start}&end=${end}&based_on=${block.dataset.version}`;
  htmx.ajax("GET", asked, { source: block, target: hand, swap: "innerHTML" });
}

document.addEventListener("selectionchange", () => {
  clearTimeout(timer);
  if (getSelection().isCollapsed && tools) tools.hidden = true;
  timer = setTimeout(show, PAUSE);
});

document.addEventListener("pointerdown", (event) => {
  isByKeys = false;
  caret.hidden = true;
  if (tools?.contains(event.target)) event.preventDefault();
}, true);

document.addEventListener("focusin", (event) => {
  if (!event.target.closest?.("#manuscript > .block")) caret.hidden = true;
});

tools?.addEventListener("click", () => {
  const words = chosen();
  if (words) ask(words);
});

addEventListener("scroll", () => {
  caret.hidden = true;
  if (tools && !tools.hidden) show();
}, { passive: true });
