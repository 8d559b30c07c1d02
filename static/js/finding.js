// Find and replace: a key opens its panel, F3 walks from place to place, one box stands for all the others.

import { isComposing } from "./composing.js";
import { choose, reveal } from "./walking.js";

const boxes = () => [...document.querySelectorAll('#finding [name="hits"]:not([disabled])')];

function openPanel() {
  const field = document.getElementById("finding-sought");
  if (field) field.select();
  else document.querySelector("[data-find]")?.click();
}

/** Go to the place after, or before, the one that has the focus. */
function walk(step) {
  const links = [...document.querySelectorAll("#finding .hit a")];
  if (!links.length) return false;
  const at = links.findIndex((link) => link.closest(".hit").contains(document.activeElement));
  const link = links.at((at < 0 && step < 0 ? 0 : at) + step) ?? links[0];
  link.focus();
  const block = document.querySelector(`#manuscript > ${link.hash}`);
  if (block) {
    choose(block);
    reveal(block);
  }
  return true;
}

function showAll() {
  const all = document.querySelector("#finding [data-all]");
  const chosen = boxes().filter((box) => box.checked).length;
  all.checked = chosen === boxes().length;
  all.indeterminate = chosen > 0 && !all.checked;
  document.querySelector("#finding [data-replace]").disabled = chosen === 0;
}

// What is replaced is what the list shows: other words are looked for first.
document.addEventListener("input", (event) => {
  if (!event.target.closest?.("#finding .field, #finding [name^=is_], #finding [name^=has_]")) return;
  const button = document.querySelector("#finding [data-replace]");
  if (button) button.disabled = true;
});

document.addEventListener("change", (event) => {
  if (event.target.matches?.("#finding [data-all]")) boxes().forEach((box) => { box.checked = event.target.checked; });
  if (event.target.matches?.("#finding [data-all], #finding [name=hits]")) showAll();
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || isComposing(event)) return;
  const isOpening = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "h";
  if (isOpening) openPanel();
  else if (event.key !== "F3" || !walk(event.shiftKey ? -1 : 1)) return;
  event.preventDefault();
});
