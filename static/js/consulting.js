// The page of somebody who is asked: words are chosen as in the editor, and that he looked is said once.

import { chooseByKeys, commentOnChosen } from "./choosing.js";
import { isComposing } from "./composing.js";
import { token } from "./token.js";
import { current, goTo, neighbour } from "./walking.js";

const page = document.querySelector(".consultation");

if (page) fetch(page.dataset.look, { method: "POST", headers: { "X-CSRFToken": token() } });

function walk(event, block) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = neighbour(block, event.key === "ArrowDown" ? 1 : -1);
    if (next) goTo(next);
    return Boolean(next);
  }
  if (event.key !== "c" && event.key !== "C") return false;
  if (!commentOnChosen(block)) block.querySelector('[data-verb="comment"]')?.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (isComposing(event) || event.target.matches("input, textarea, select")) return;
  const block = event.target.closest("#manuscript > .block") ?? (event.target === document.body ? current() : null);
  if (!block) return;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (chooseByKeys(block, event) || (isPlain && !event.shiftKey && walk(event, block))) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea");
  if (isSend && !isComposing(event)) event.target.form.requestSubmit();
});

document.addEventListener("htmx:after:settle", (event) => {
  event.target.querySelector?.("[data-first]")?.focus();
});
