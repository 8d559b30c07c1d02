// From a request to what the page shows of it: what was saved, what was refused, what others changed.

import { afterComposition, isComposing } from "./composing.js";
import { keepWriting } from "./keeping.js";
import { keepUp } from "./margin.js";
import { notice, speak } from "./notices.js";
import { drawMarks, mark } from "./marks.js";
import { fieldOf, freshKey, penOf, returned, sent, tell } from "./pens.js";
import { abandonWish, grantWish } from "./opening.js";
import { reasonIn } from "./reasons.js";
import { wasAnswered, wasNotReached, wentOut } from "./resending.js";
import { began, clockOf, ended, savedAs, show } from "./saving.js";
import { latestToken } from "./token.js";
import { planFocus } from "./focus.js";
import { blocks, current, restore } from "./walking.js";
import { say } from "./words.js";

const NOT_REACHED = new Set([502, 503, 504]); // said by what stands in front of a server that is away
const isWrite = (ctx) => Boolean(ctx.request) && ctx.request.method !== "GET";
// The module of live updates swaps what it fetched by itself, without a request of htmx.
const isOfOthers = (ctx) => !ctx.request || ctx.request.action.includes("/changes/");
const formOf = (element) => penOf(element) ?? element.closest?.("#margin form");
const subjectOf = (ctx) => formOf(ctx.sourceElement) ?? ctx.request.action;

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
  if (pen) {
    sent(pen);
    wentOut(pen, ctx.sourceElement);
  }
  began(ctx, subjectOf(ctx), () => pen?.isConnected && tell(pen, "waiting", say("waiting")));
});

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (!isWrite(ctx)) return;
  const { status } = ctx.response;
  if (NOT_REACHED.has(status)) return failed(ctx, say(status === 503 ? "away" : "unreachable"), { isReached: false });
  tellAnswered(ctx);
  if (status < 300) ended(ctx, subjectOf(ctx));
  else if (status >= 500) failed(ctx, say("broken"));
  else ended(ctx, subjectOf(ctx), status === 422 ? "" : unsavedFor(ctx, reasonOf(ctx)));
});

function tellAnswered(ctx) {
  const pen = penOf(ctx.sourceElement);
  if (!pen) return;
  const isSaved = ctx.response.status < 300;
  document.dispatchEvent(new CustomEvent("lectern:answered", { detail: { pen, isSaved } }));
  // The next of those that wait goes out when this one is drawn.
  setTimeout(() => wasAnswered(pen));
}

document.addEventListener("htmx:error", ({ detail: { ctx, error } }) => {
  if (!ctx || ctx.response) return;
  const why = error?.name === "AbortError" || error === "timeout" ? say("timeout") : say("unreachable");
  if (isWrite(ctx)) return failed(ctx, why, { isReached: false });
  abandonWish(ctx);
  if (!isOfOthers(ctx)) notice(say("notOpened", { why }), { isError: true });
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const pen = penOf(ctx.sourceElement);
  if (pen?.isConnected && isWrite(ctx)) returned(pen);
});

/** Only words wait to be saved; a move that was refused leaves nothing behind. */
function unsavedFor(ctx, why) {
  return formOf(ctx.sourceElement) ? why : "";
}

function failed(ctx, why, { isReached = true } = {}) {
  ended(ctx, subjectOf(ctx), unsavedFor(ctx, why));
  const pen = penOf(ctx.sourceElement);
  if (pen?.isConnected) {
    returned(pen, isReached ? why : `${why} ${say("sentLater")}`);
    if (!isReached) wasNotReached(pen);
  }
  else notice(say("failed", { why }), { isError: true });
}

function reasonOf(ctx) {
  const pen = penOf(ctx.sourceElement);
  const type = ctx.response.headers.get("Content-Type");
  return reasonIn(ctx.response.status, ctx.text, type, pen ? fieldOf(pen).value.length : 0);
}

/** An error is drawn only when it is the very region that asked, or the panel in it; anything else is said beside it. */
function isRegion({ target, fragment }) {
  const id = fragment.firstElementChild?.id;
  return Boolean(id) && (id === target?.id || id === target?.firstElementChild?.id);
}

function refused(ctx) {
  const why = reasonOf(ctx);
  const pen = penOf(ctx.sourceElement);
  if (!isWrite(ctx)) abandonWish(ctx);
  if (pen?.isConnected) returned(pen, why, { mayHelp: ctx.response.status === 401 });
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
  if (own && isWrite(ctx) && !ctx.sourceElement.closest(".offer")) own.removeAttribute("hx-morph-skip");
  keepWriting(tasks, own);
  const versions = versionsOnPage();
  const focus = planFocus(ctx, isOfOthers(ctx));
  const written = isWrite(ctx) && penOf(ctx.sourceElement)?.closest(".block").id;
  // htmx inserts in this same turn; a microtask comes right after it.
  queueMicrotask(() => drawn(ctx, versions, focus, written));
}

function drawn(ctx, versions, focus, written) {
  restore();
  show();
  drawMarks();
  if (isOfOthers(ctx)) tint(versions);
  if (ctx.target?.id !== "margin") keepUp(ctx.text);
  if (!grantWish()) focus();
  const version = ctx.response?.headers?.get("X-Speech-Version");
  if (!version || !isWrite(ctx)) return;
  savedAs(Number(version), ctx.response);
  if (written) mark(savedIn(written, versions), clockOf(ctx.response));
  if (ctx.sourceElement.closest?.("[data-undo]")) document.getElementById("messages").replaceChildren();
  document.dispatchEvent(new CustomEvent("lectern:saved", { detail: { version: Number(version), action: ctx.request.action } }));
}

/** The block that says now what was typed: the same, a new one, or the one that took its words over. */
function savedIn(id, before) {
  return document.getElementById(id) ?? blocks().find((block) => !before.has(block.id)) ?? current();
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
