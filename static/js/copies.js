// What is typed and not saved is kept on the server every few seconds, for its writer alone. Nothing is kept in the browser.

import { isComposing } from "./composing.js";
import { fieldOf, isDirty, penOf, tell } from "./pens.js";
import { reasonIn } from "./reasons.js";
import { clockOf } from "./saving.js";
import { latestToken } from "./token.js";
import { say } from "./words.js";

const PAUSE = 1_200; // ms without a stroke
const APART = 3_000; // ms between two writes of one field
const PATIENCE = 20_000; // ms
const SMALL = 60_000; // characters that a browser still sends for a page that is closed

const states = new WeakMap(); // pen -> { timer, wrote, text, isKept, request }

function stateOf(pen) {
  if (!states.has(pen)) states.set(pen, { timer: 0, wrote: 0, text: null, isKept: pen.matches("[data-taken], [data-must-save]"), request: null });
  return states.get(pen);
}

function later(pen) {
  const state = stateOf(pen);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => write(pen), Math.max(PAUSE, state.wrote + APART - performance.now()));
}

function write(pen) {
  const state = stateOf(pen);
  if (!pen.isConnected) return;
  if (isComposing() || state.request || fieldOf(pen).readOnly) return later(pen);
  const text = isDirty(pen) ? fieldOf(pen).value : "";
  if (text === state.text || (!text && !state.isKept)) return;
  state.wrote = performance.now();
  state.request = send(pen, text).then((answer) => kept(pen, text, answer), () => { state.text = null; })
    .finally(() => { state.request = null; });
}

function send(pen, text) {
  const body = new FormData();
  for (const name of ["pen", "based_on"]) body.set(name, pen.elements[name]?.value ?? "");
  body.set("kind", pen.dataset.kind);
  body.set("text", text);
  body.set("csrfmiddlewaretoken", latestToken() ?? pen.elements.csrfmiddlewaretoken.value);
  const headers = { "HX-Request": "true" };
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  const how = { method: "POST", body, headers, redirect: "error", keepalive: text.length < SMALL, signal: late.signal };
  return fetch(pen.dataset.copy, how).finally(() => clearTimeout(timer));
}

async function kept(pen, text, answer) {
  const state = stateOf(pen);
  if (!answer.ok) return refused(pen, answer);
  state.text = text;
  state.isKept = Boolean(text);
  if (pen.isConnected) pen.querySelector(".pen-kept").textContent = text ? say("kept", { at: clockOf(answer) }) : "";
}

// That these words cannot be saved is said as soon as it is known, not when somebody tries.
async function refused(pen, answer) {
  const words = await answer.text();
  if (answer.status >= 500 || !pen.isConnected || fieldOf(pen).readOnly) return;
  const why = reasonIn(answer.status, words, answer.headers.get("Content-Type"), fieldOf(pen).value.length);
  tell(pen, "failed", say("failed", { why }), { mayHelp: answer.status === 401 });
}

/** Saved or discarded: what was kept is let go, also by a write that is still on its way. */
async function letGo(pen, { isSaved }) {
  const state = stateOf(pen);
  clearTimeout(state.timer);
  const wasUnderway = state.request;
  await wasUnderway;
  clearTimeout(state.timer);
  unlist(pen.elements.pen.value);
  if (isSaved ? !wasUnderway : !state.isKept) return;
  await send(pen, "").catch(() => {});
}

function unlist(pen) {
  const list = document.getElementById("unsaved");
  list?.querySelector(`[data-kept="${CSS.escape(pen)}"]`)?.remove();
  if (list && !list.querySelector("li")) list.remove();
}

document.addEventListener("input", (event) => {
  const pen = penOf(event.target);
  if (pen) later(pen);
});

document.addEventListener("lectern:pen", ({ target }) => later(target));
document.addEventListener("lectern:left", ({ detail }) => letGo(detail.pen, { isSaved: false }));
document.addEventListener("lectern:answered", ({ detail }) => {
  if (detail.isSaved) letGo(detail.pen, { isSaved: true });
  else later(detail.pen);
});
document.addEventListener("lectern:link", ({ detail }) => {
  if (detail.state === "live") document.querySelectorAll("form.pen").forEach((pen) => later(pen));
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) document.querySelectorAll("form.pen").forEach(write);
});

document.addEventListener("click", (event) => {
  const choice = event.target.closest?.("[data-take-up]");
  const pen = choice?.closest(".block")?.querySelector("form.pen");
  if (!pen || !isDirty(pen)) return;
  event.preventDefault();
  event.stopPropagation();
  tell(pen, "unsaved", say("typedFirst"));
}, true);

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const offer = ctx.sourceElement.closest?.(".offer");
  if (!offer || ctx.request.method === "GET" || ctx.response.status >= 300) return;
  const pen = offer.closest(".block").querySelector("form.pen");
  unlist(offer.dataset.kept);
  offer.remove();
  fieldOf(pen).focus({ preventScroll: true });
});
