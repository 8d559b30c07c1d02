// From a request to what the page shows of it: what was saved, what was refused, what others changed.

import { afterComposition, isComposing } from "./composing.js";
import { keepWriting } from "./keeping.js";
import { keepUp } from "./margin.js";
import { notice, speak } from "./notices.js";
import { freshKey, penOf, returned, sent, tell } from "./pens.js";
import { grantWish } from "./opening.js";
import { began, ended, savedAs, show } from "./saving.js";
import { planFocus } from "./focus.js";
import { restore } from "./walking.js";
import { say } from "./words.js";

const isWrite = (ctx) => Boolean(ctx.request) && ctx.request.method !== "GET";
// The module of live updates swaps what it fetched by itself, without a request of htmx.
const isOfOthers = (ctx) => !ctx.request || ctx.request.action.includes("/changes/");
const formOf = (element) => penOf(element) ?? element.closest?.("#margin form");
const subjectOf = (ctx) => formOf(ctx.sourceElement) ?? ctx.request.action;

/** The token of today: who signs in again in another window gets a new one, and what was typed here keeps. */
export function latestToken() {
  return document.cookie.match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/)?.[1];
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (!isWrite(ctx)) return;
  const token = latestToken();
  if (token) ctx.request.body.set("csrfmiddlewaretoken", token);
  const isVerb = ctx.sourceElement.closest?.(".verbs");
  if (isVerb?.dataset.verbs === "section") {
    // The whole section is meant: nothing in it may have changed since what this page shows.
    ctx.request.body.set("based_on", document.getElementById("speech").dataset.version);
  }
  const isTurn = ctx.sourceElement.closest?.("[data-reversal]");
  if (isVerb || isTurn || !ctx.request.body.get("key")) ctx.request.body.set("key", freshKey());
});

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (!isWrite(ctx)) return;
  const pen = penOf(ctx.sourceElement);
  if (pen) sent(pen);
  began(ctx, subjectOf(ctx), () => pen?.isConnected && tell(pen, "waiting", say("waiting")));
});

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (!isWrite(ctx)) return;
  const { status } = ctx.response;
  if (status < 300) ended(ctx, subjectOf(ctx));
  else if (status >= 500) failed(ctx, say(status === 503 ? "away" : "broken"));
  else ended(ctx, subjectOf(ctx), status === 422 ? "" : unsavedFor(ctx, reasonIn(ctx)));
});

document.addEventListener("htmx:error", ({ detail: { ctx, error } }) => {
  if (!ctx || ctx.response) return;
  const why = error?.name === "AbortError" || error === "timeout" ? say("timeout") : say("unreachable");
  if (isWrite(ctx)) failed(ctx, why);
  else if (!isOfOthers(ctx)) notice(say("notOpened", { why }), { isError: true });
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const pen = penOf(ctx.sourceElement);
  if (pen?.isConnected && isWrite(ctx)) returned(pen);
});

/** Only words wait to be saved; a move that was refused leaves nothing behind. */
function unsavedFor(ctx, why) {
  return formOf(ctx.sourceElement) ? why : "";
}

function failed(ctx, why) {
  ended(ctx, subjectOf(ctx), unsavedFor(ctx, why));
  const pen = penOf(ctx.sourceElement);
  if (pen?.isConnected) returned(pen, why);
  else notice(say("failed", { why }), { isError: true });
}

/** The sentence for people in a refusal. */
function reasonIn(ctx) {
  const page = new DOMParser().parseFromString(ctx.text ?? "", "text/html");
  const line = page.querySelector("[data-reason]") ?? page.querySelector("template")?.content.querySelector("[data-reason]");
  const isPlain = ctx.response.headers.get("Content-Type")?.startsWith("text/plain");
  return line?.textContent.trim() || (isPlain && ctx.text.trim()) || say("refused");
}

/** An error is drawn only when it is the very region that asked, or the panel in it; anything else is said beside it. */
function isRegion({ target, fragment }) {
  const id = fragment.firstElementChild?.id;
  return Boolean(id) && (id === target?.id || id === target?.firstElementChild?.id);
}

function refused(ctx) {
  const why = reasonIn(ctx);
  const pen = penOf(ctx.sourceElement);
  if (pen?.isConnected) returned(pen, why);
  else notice(why, { isError: true });
}

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx, tasks } = event.detail;
  if (isComposing()) {
    event.preventDefault();
    afterComposition(() => htmx.swap(ctx));
    return;
  }
  const main = tasks.find((task) => task.type === "main");
  if ((ctx.response?.status ?? 200) >= 400 && !(main && isRegion(main))) {
    event.preventDefault();
    if (ctx.response.status < 500) refused(ctx);
    return;
  }
  draw(ctx, tasks);
});

function draw(ctx, tasks) {
  const own = ctx.sourceElement?.closest?.("[hx-morph-skip]") ?? null;
  // Its text is the server's now, so the new drawing may take its place.
  if (own && isWrite(ctx)) own.removeAttribute("hx-morph-skip");
  keepWriting(tasks, own);
  const versions = versionsOnPage();
  const focus = planFocus(ctx, isOfOthers(ctx));
  // htmx inserts in this same turn; a microtask comes right after it.
  queueMicrotask(() => drawn(ctx, versions, focus));
}

function drawn(ctx, versions, focus) {
  restore();
  show();
  if (isOfOthers(ctx)) tint(versions);
  if (ctx.target?.id !== "margin") keepUp(ctx.text);
  if (!grantWish()) focus();
  const version = ctx.response?.headers?.get("X-Speech-Version");
  if (!version || !isWrite(ctx)) return;
  savedAs(Number(version), ctx.response);
  if (ctx.sourceElement.closest?.("[data-undo]")) document.getElementById("messages").replaceChildren();
  document.dispatchEvent(new CustomEvent("lectern:saved", { detail: { version: Number(version) } }));
}

function versionsOnPage() {
  return new Map([...document.querySelectorAll("#manuscript > .block")].map((block) => [block.id, block.dataset.version]));
}

function tint(before) {
  const fresh = [...document.querySelectorAll("#manuscript > .block:not(.is-edited)")].filter(
    (block) => before.get(block.id) !== block.dataset.version,
  );
  for (const block of fresh) {
    block.classList.add("is-fresh");
    setTimeout(() => block.classList.remove("is-fresh"), 2000);
  }
  if (fresh.length) speak(say("changed", { count: fresh.length }));
}
