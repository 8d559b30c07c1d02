// A pen is a form whose field stands where the text stood. What was typed in one is never lost in silence.

import { isComposing } from "./composing.js";
import { countUnsaved, forget, show } from "./saving.js";
import { say } from "./words.js";

const notes = new WeakMap(); // pen -> { original, sent }

/** The pen around this element, if any. */
export function penOf(element) {
  return element?.closest?.("form.pen") ?? null;
}

/** The field of a pen. */
export function fieldOf(pen) {
  return pen.querySelector(".pen-text");
}

/** Something was typed that the server does not have. */
export function isDirty(pen) {
  const note = notes.get(pen);
  return pen.hasAttribute("data-must-save") || (Boolean(note) && fieldOf(pen).value !== note.original);
}

/** A random UUID; crypto.randomUUID is absent on plain http. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Make the field as high as its text; nothing scrolls inside the sheet. */
function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  const { scrollY } = window;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
  if (window.scrollY !== scrollY) window.scrollTo(0, scrollY);
}

/** The marker is not text: the field starts behind it. */
function makeRoomForMarker(pen) {
  const marker = pen.querySelector(".marker");
  if (!marker) return;
  const field = fieldOf(pen);
  const indent = parseFloat(getComputedStyle(field).textIndent) || 0;
  marker.style.left = `${indent}px`;
  field.style.textIndent = `${indent + marker.getBoundingClientRect().width}px`;
}

function prepare(pen) {
  if (notes.has(pen)) return;
  const field = fieldOf(pen);
  notes.set(pen, { original: field.value, sent: null });
  makeRoomForMarker(pen);
  standBehindWhatIsLeft(pen);
  grow(field);
  if (pen.hasAttribute("data-must-save")) pen.dispatchEvent(new CustomEvent("lectern:pen", { bubbles: true }));
}

/** The paragraph of this text was removed: the new one goes behind whatever stands before it now. */
function standBehindWhatIsLeft(pen) {
  if (!pen.dataset.elsewhere) return;
  let at = pen.closest(".block").previousElementSibling;
  while (at && !at.matches(".paragraph:not(.is-edited)")) at = at.previousElementSibling;
  if (at) pen.setAttribute("hx-post", pen.dataset.elsewhere.replace("/0/", `/${at.dataset.pk}/`));
}

function prepareAll(root) {
  root.querySelectorAll("form.pen").forEach(prepare);
}

/** Say at the field how its save stands; `kind` is "", "saving", "unsaved", "waiting" or "failed". */
export function tell(pen, kind, text = "", { mayHelp = false } = {}) {
  const foot = pen.querySelector(".pen-foot");
  foot.className = `pen-foot ${kind && `is-${kind}`}`.trim();
  foot.querySelector(".pen-state").textContent = text;
  foot.querySelector(".pen-sign-in").hidden = !mayHelp;
  pen.closest(".block")?.classList.toggle("is-failed", kind === "failed");
  const save = foot.querySelector(".pen-save");
  save.dataset.words ??= save.textContent;
  save.textContent = kind === "failed" ? say("again") : save.dataset.words;
}

/** The text goes out: remember which, and hold the field still until the answer is there. */
export function sent(pen) {
  const field = fieldOf(pen);
  const note = notes.get(pen);
  if (note) note.sent = field.value;
  field.readOnly = true;
  tell(pen, "saving", say("saving"));
}

/** No answer that replaced the field: it can be written in again. */
export function returned(pen, why, options) {
  fieldOf(pen).readOnly = false;
  if (why) tell(pen, "failed", say("failed", { why }), options);
}

/** The field still holds what was sent and not answered. */
export function isAsSent(pen) {
  const { sent: words } = notes.get(pen) ?? {};
  return words != null && words === fieldOf(pen).value;
}

/** The same words under the same key, by the button that sent them first. */
export function sendAgain(pen, button) {
  if (button?.matches(".pen-join")) button.click();
  else pen.requestSubmit(pen.querySelector(".pen-save"));
}

function typed(pen) {
  const field = fieldOf(pen);
  const note = notes.get(pen);
  if (field.classList.contains("is-one-line") && /[\r\n]/.test(field.value)) {
    field.value = field.value.replace(/[\r\n]+/g, " ");
  }
  // The same key means the same text: a replay must never answer for words it did not carry.
  if (note?.sent != null && note.sent !== field.value) {
    pen.elements.key.value = freshKey();
    note.sent = null;
  }
  grow(field);
  tell(pen, isDirty(pen) ? "unsaved" : "", isDirty(pen) ? say("unsaved") : "");
  show();
}

/** Ask in place whether to throw the change away. */
function ask(pen) {
  pen.querySelector(".pen-ask").hidden = false;
  pen.querySelector(".pen-foot").hidden = true;
  pen.querySelector('[data-pen="keep"]').focus({ preventScroll: true });
}

/** Go on writing. */
export function keep(pen) {
  pen.querySelector(".pen-ask").hidden = true;
  pen.querySelector(".pen-foot").hidden = false;
  fieldOf(pen).focus({ preventScroll: true });
}

/** Leave the field; asks when something in it is not saved. */
export function leave(pen) {
  if (fieldOf(pen).readOnly) return;
  if (isDirty(pen)) ask(pen);
  else discard(pen);
}

/** Leave the field and what was typed in it. */
export function discard(pen) {
  const block = pen.closest(".block");
  pen.removeAttribute("data-must-save");
  notes.set(pen, { original: fieldOf(pen).value, sent: null });
  forget(pen);
  document.dispatchEvent(new CustomEvent("lectern:left", { detail: { block, pen } }));
}

/** Send the text; a field in which nothing changed is only left. */
export function save(pen) {
  if (isComposing() || fieldOf(pen).readOnly) return;
  if (!isDirty(pen) && fieldOf(pen).value) discard(pen);
  else pen.requestSubmit(pen.querySelector(".pen-save"));
}

countUnsaved(() => [...document.querySelectorAll("form.pen")].some(isDirty));

document.addEventListener("input", (event) => {
  const pen = penOf(event.target);
  if (pen) typed(pen);
});

document.addEventListener("click", (event) => {
  const pen = penOf(event.target) ?? penOf(event.target.closest?.(".block")?.querySelector("form.pen"));
  if (!pen) return;
  const button = event.target.closest("[data-pen], .pen-leave, .pen-save");
  if (!button) return;
  if (button.classList.contains("pen-save")) {
    if (isDirty(pen) || !fieldOf(pen).value) return;
    event.preventDefault();
    discard(pen);
    return;
  }
  event.preventDefault();
  if (button.classList.contains("pen-leave")) leave(pen);
  else if (button.dataset.pen === "keep") keep(pen);
  else if (button.dataset.pen === "discard") discard(pen);
  else if (button.dataset.pen === "take") {
    fieldOf(pen).value = button.dataset.text;
    typed(pen);
    fieldOf(pen).focus({ preventScroll: true });
  }
}, true);

window.addEventListener("beforeunload", (event) => {
  const composers = document.querySelectorAll("form.composer textarea");
  const hasWords = [...composers].some((field) => field.value !== field.defaultValue);
  if (!hasWords && ![...document.querySelectorAll("form.pen")].some(isDirty)) return;
  event.preventDefault();
  event.returnValue = "";
});

window.addEventListener("resize", () => document.querySelectorAll(".pen-text").forEach(grow));

const manuscript = document.querySelector(".sheet") ?? document.body;
new MutationObserver(() => prepareAll(document)).observe(manuscript.parentElement, { childList: true, subtree: true });
prepareAll(document);
