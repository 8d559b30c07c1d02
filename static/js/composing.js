// Input methods: between the first stroke and the chosen characters nothing may be swapped, saved or obeyed.

let composing = false;
let waiting = [];

function end() {
  composing = false;
  // The key that ended the composition is still on its way.
  setTimeout(() => {
    if (composing) return;
    const due = waiting;
    waiting = [];
    due.forEach((task) => task());
  });
}

document.addEventListener("compositionstart", () => { composing = true; }, true);
document.addEventListener("compositionend", end, true);
// A field that vanishes takes its composition along without saying so.
document.addEventListener("focusout", () => { if (composing) end(); }, true);

/** True while characters are being composed, or when this key belongs to the input method. */
export function isComposing(event) {
  return composing || Boolean(event && (event.isComposing || event.keyCode === 229));
}

/** Run at once, or when the composition has ended. */
export function afterComposition(task) {
  if (composing) waiting.push(task);
  else task();
}

document.addEventListener("submit", (event) => {
  if (!isComposing()) return;
  event.preventDefault();
  event.stopPropagation();
}, true);
