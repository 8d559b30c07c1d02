// Keys do what the buttons do: each one finds its button and presses it.

import { isComposing } from "./composing.js";
import { walkThreads } from "./aside.js";
import { chooseByKeys, commentInField, commentOnChosen } from "./choosing.js";
import { answer, decide, sendFrom, takeBack } from "./deciding.js";
import { toggle } from "./folds.js";
import { open, openNew } from "./opening.js";
import { notice } from "./notices.js";
import { fieldOf, keep, leave, penOf, save } from "./pens.js";
import { suggests } from "./rights.js";
import { blocks, current, decorate, goTo, neighbour } from "./walking.js";
import { say } from "./words.js";

const VERBS = {
  c: "comment",
  C: "comment",
  Delete: "remove",
  "Alt+ArrowUp": "up",
  "Alt+ArrowDown": "down",
  "Alt+ArrowLeft": "promote",
  "Alt+ArrowRight": "demote",
};
const DECISIONS = {
  a: "accept",
  e: "change",
  x: "decline",
};
const FREE = ["comment"]; // what nobody is limited in
const WALKS = {
  ArrowUp: (block) => neighbour(block, -1),
  ArrowDown: (block) => neighbour(block, 1),
  Home: () => blocks()[0],
  End: () => blocks().pop(),
};
const isField = (element) => element?.matches?.("input:not([type=radio]):not([type=checkbox]), textarea, select");

function press(block, verb) {
  decorate(block);
  const isHead = block.classList.contains("section-head");
  const names = isHead ? [`section-${verb}`, verb] : [verb, `section-${verb}`];
  const buttons = names.map((name) => block.querySelector(`[data-verb="${name}"]`));
  const button = buttons.find((found) => found && !found.disabled);
  if (!button && block.classList.contains("is-foreign") && !FREE.includes(verb)) return notice(say("notYours")), true;
  if (!button || button.closest(".sheet:not(.may-edit) .verbs:not(.is-suggesting)")) return false;
  if (button.dataset.grows) openNew(block, button.href, button.dataset.grows);
  else button.click();
  return true;
}

function inPen(event, pen) {
  const field = fieldOf(pen);
  const isAsking = !pen.querySelector(".pen-ask").hidden;
  if (event.key === "Escape") return isAsking ? keep(pen) : leave(pen), true;
  if (event.target !== field) return false;
  if (event.ctrlKey && event.altKey && event.key.toLowerCase() === "m") return commentInField(pen), true;
  const isSave = event.key === "Enter" && (event.ctrlKey || event.metaKey || field.classList.contains("is-one-line"));
  if (isSave) return save(pen), true;
  const isAtStart = field.selectionStart === 0 && field.selectionEnd === 0;
  if (event.key === "Backspace" && isAtStart && !field.readOnly) return join(pen);
  return false;
}

function join(pen) {
  const block = pen.closest(".block");
  const before = block.previousElementSibling;
  if (!before?.classList.contains("paragraph") || !before.classList.contains("is-body")) return false;
  const button = pen.querySelector(".pen-join");
  if (!button) return false;
  button.value = before.dataset.pk;
  button.click();
  return true;
}

function inField(event) {
  const form = event.target.form;
  if (event.key === "Escape") return goTo(current()), true;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) return sendFrom(form), true;
  return false;
}

function anywhere(event) {
  if (event.key === "?") return document.getElementById("keys").showModal(), true;
  if (event.key === "t" || event.key === "T") return walkThreads(event.shiftKey ? -1 : 1), true;
  const way = DECISIONS[event.key.toLowerCase()];
  if (way && !event.shiftKey && decide(way)) return true;
  if (event.key === "r" && answer()) return true;
  if (event.key === "u" && takeBack()) return true;
  if (event.key === "[" || event.key === "]") return toggle(event.key === "[" ? "outline" : "margin"), true;
  return false;
}

function onBlock(event, block) {
  const name = event.altKey ? `Alt+${event.key}` : event.key;
  if (VERBS[name] === "comment" && commentOnChosen(block)) return true;
  if (VERBS[name]) return press(block, VERBS[name]);
  if (event.altKey) return false;
  if (event.key === "n" || event.key === "N") return press(block, block.classList.contains("section-head") ? "text" : "new");
  if (["Enter", "F2"].includes(event.key) && block.classList.contains("is-foreign") && !suggests(block)) return notice(say("notYours")), true;
  if (event.key === "Enter" && event.target === block) return open(block), true;
  if (event.key === "F2" && block.classList.contains("section-head")) return open(block), true;
  if (chooseByKeys(block, event)) return true;
  const next = WALKS[event.key]?.(block);
  if (!next) return false;
  return goTo(document.activeElement === document.body ? block : next), true;
}

// Outside a field; the browser keeps its own undo inside one.
function turn(event) {
  const key = event.key.toLowerCase();
  const isRedo = event.shiftKey ? key === "z" : key === "y";
  if (event.altKey || (!isRedo && (key !== "z" || event.shiftKey))) return false;
  const button = document.querySelector(`[data-turn="${isRedo ? "redo" : "undo"}"]`);
  if (!button || document.querySelector("dialog[open], details.menu[open]")) return false;
  button.click();
  return true;
}

function isForBlock() {
  const at = document.activeElement;
  return !at || at === document.body || Boolean(at.closest("#manuscript")) || at.id === "speech";
}

function obey(event) {
  const pen = penOf(event.target);
  if (pen) return inPen(event, pen);
  if (isField(event.target)) return inField(event);
  if (event.target.closest?.("dialog, .menu[open] .menu-sheet")) return false;
  if (event.ctrlKey || event.metaKey) return turn(event) || (isForBlock() && chooseByKeys(current(), event));
  if (!event.altKey && anywhere(event)) return true;
  const block = isForBlock() ? current() : null;
  return Boolean(block) && onBlock(event, block);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || isComposing(event)) return;
  if (obey(event)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-open-keys]")) document.getElementById("keys").showModal();
});
