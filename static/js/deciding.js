// Deciding on suggestions: one after the other without the mouse, each decision at once and undoable.

import { inHand, letGo, openCard } from "./aside.js";
import { notice } from "./notices.js";
import { openPen } from "./opening.js";
import { current } from "./walking.js";
import { say } from "./words.js";

const DECISION = /\/threads\/(\d+)\/(acceptance|declination|withdrawal)\/$/;
let order = []; // the threads that waited when the last decision went out
let isOneAfterTheOther = false;

const pending = () => [...document.querySelectorAll("#margin > .talk .card[data-pending]")];
const buttonIn = (hand, way) => hand?.querySelector(`[data-decide="${way}"]`) ?? null;

/** Do to the suggestion in the hand what the key says; where none is there, take the one that is meant. */
export function decide(way) {
  const hand = inHand();
  if (!hand?.querySelector("[data-decide]")) return takeNearest();
  if (way === "decline") return decline(hand);
  const button = buttonIn(hand, way);
  if (!button) return notice(say("notLikeThis")), true;
  button.click();
  return true;
}

/** Answer in the thread in the hand. */
export function answer() {
  const field = inHand()?.querySelector(".is-reply textarea");
  field?.focus();
  return Boolean(field);
}

/** Take the last decision, or removal, back. */
export function takeBack() {
  const button = document.querySelector("#messages [data-undo] button");
  button?.click();
  return Boolean(button);
}

function takeNearest() {
  const focused = document.activeElement?.closest?.(".card[data-pending]");
  const here = pending().find((card) => card.dataset.at === current()?.id);
  const card = focused ?? here ?? pending()[0];
  if (card) openCard(card);
  return Boolean(card);
}

/** It is declined for a reason: the field for it first. */
function decline(hand) {
  const form = hand.querySelector(".is-reply");
  const field = form.querySelector("textarea");
  if (field.value.trim()) buttonIn(hand, "decline").click();
  else {
    form.classList.add("is-declining");
    field.placeholder = say("whyDeclined");
    field.focus();
  }
  return true;
}

/** In the field of a thread: send what was begun, an answer or a "no". */
export function sendFrom(form) {
  const button = form.classList.contains("is-declining") ? form.querySelector('[data-decide="decline"]') : null;
  if (button) button.click();
  else form.requestSubmit();
}

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.request.method === "GET" || !DECISION.test(ctx.request.action)) return;
  order = pending().map((card) => card.dataset.thread);
  isOneAfterTheOther = Boolean(inHand());
});

document.addEventListener("lectern:saved", ({ detail: { action } }) => {
  const [, decided] = DECISION.exec(action ?? "") ?? [];
  if (!decided || !isOneAfterTheOther) return;
  const left = pending();
  if (!left.length) {
    letGo();
    notice(say("allDecided"));
    return;
  }
  const later = order.slice(order.indexOf(decided) + 1);
  const next = later.map((thread) => left.find((card) => card.dataset.thread === thread)).find(Boolean);
  openCard(next ?? left[0]);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-pen-at]");
  if (!link || event.ctrlKey || event.metaKey) return;
  const block = document.getElementById(link.dataset.penAt);
  if (!block) return;
  event.preventDefault();
  openPen(block, link.href, link.dataset.new);
});
