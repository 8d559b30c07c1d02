// The panel that says what is in the way of an undo: left by a button or Esc, and gone when it is settled.

import { isComposing } from "./composing.js";
import { current, goTo } from "./walking.js";

const panel = () => document.querySelector("#reversal > .reversal-panel");

function close() {
  panel()?.remove();
  goTo(current());
}

function isUntouched() {
  return [...panel().querySelectorAll("textarea")].every((field) => field.value === field.defaultValue);
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#reversal [data-leave-reversal]")) return;
  event.preventDefault();
  close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || isComposing(event) || !event.target.closest?.(".reversal-panel")) return;
  event.preventDefault();
  event.stopPropagation();
  if (isUntouched()) close();
}, true);

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const form = ctx.sourceElement.closest?.("[data-settles-reversal]");
  // A text that met another one is in the sheet now, with both beside it.
  if (form && (ctx.response.status < 300 || ctx.response.status === 409)) queueMicrotask(close);
});
