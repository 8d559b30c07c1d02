// Where the focus belongs after a swap. Others' changes never move it; an own change leads it to what came of it.

import { blocks, goTo } from "./walking.js";

/** Look before the swap, and return what is to be done after it. */
export function planFocus(ctx, isOfOthers) {
  const active = document.activeElement;
  const source = ctx.sourceElement;
  const block = source?.closest?.("#manuscript > .block");
  if (isOfOthers) return () => giveBack(active);
  if (ctx.target?.id === "thread-at-hand") return () => takeInHand(ctx.target);
  if (source?.closest?.(".thread")) return staysInThread(source, active);
  if (ctx.target?.id === "margin") return () => enterMargin(active, source);
  if (source?.closest?.("[data-undo]")) return afterInsertion();
  if (source?.closest?.("[data-reversal]")) return afterReversal();
  if (!block || ctx.request.method === "GET") return () => giveBack(active, block?.id);
  // Who has gone on to write elsewhere while the answer was under way stays there.
  if (active && active !== document.body && !block.contains(active)) return () => giveBack(active);
  if (block.matches(".is-new, .is-gone")) return afterInsertion();
  const order = blocks().map((other) => other.id);
  return () => goTo(survivor(order, block.id, ctx.request.action));
}

/** The element itself, or the one that has taken its id. */
function giveBack(active, id = active?.closest?.(".block")?.id) {
  const isLost = !document.activeElement || document.activeElement === document.body;
  if (!isLost) return;
  const heir = (active?.id && document.getElementById(active.id)) || (id && document.getElementById(id));
  if (heir?.classList.contains("block")) goTo(heir);
  else heir?.focus({ preventScroll: true });
}

function enterMargin(active, source) {
  const margin = document.getElementById("margin");
  document.dispatchEvent(new CustomEvent("lectern:margin"));
  const wasInside = margin.contains(source);
  const first = wasInside ? null : margin.querySelector("[data-first]");
  if (source?.matches?.("[hx-trigger='load']")) return;
  const isLost = !document.activeElement || document.activeElement === document.body;
  if (!wasInside || isLost) (first ?? margin).focus({ preventScroll: true });
}

/** The field of a new comment, or the thread that was opened. */
function takeInHand(hand) {
  document.dispatchEvent(new CustomEvent("lectern:margin"));
  (hand.querySelector("[data-first]") ?? hand.querySelector(".thread"))?.focus({ preventScroll: true });
}

/** What was said leaves the focus where it was: in the field for the next answer, else on the thread. */
function staysInThread(source, active) {
  const thread = source.closest(".thread").id;
  return () => {
    const field = document.getElementById(thread)?.querySelector("[data-first]");
    if (field) return field.focus({ preventScroll: true });
    giveBack(active);
    if (document.activeElement === document.body) document.getElementById(thread)?.focus({ preventScroll: true });
  };
}

/** What stands in the way; else the place of what was taken back, or what stands there now. */
function afterReversal() {
  const order = blocks().map((block) => block.id);
  return () => {
    const region = document.getElementById("reversal");
    const panel = region.querySelector(".reversal-panel");
    if (panel) {
      // An earlier notice would lie over it.
      document.getElementById("messages").replaceChildren();
      return panel.focus();
    }
    const place = document.getElementById(region.dataset.place);
    const isNew = blocks().find((block) => !order.includes(block.id));
    return goTo(place ?? isNew ?? document.querySelector("#manuscript > .is-current") ?? blocks()[0]);
  };
}

function afterInsertion() {
  const before = new Set(blocks().map((block) => block.id));
  return () => goTo(blocks().find((block) => !before.has(block.id)) ?? document.getElementById("paragraph-new"));
}

/** The block itself; after a join the one before it; after a removal the one that stands in its place. */
function survivor(order, id, action) {
  const at = order.indexOf(id);
  if (action.includes("/join/")) return document.getElementById(id) ?? document.getElementById(order[at - 1]);
  const candidates = [id, ...order.slice(at + 1), ...order.slice(0, at).reverse()];
  return candidates.map((candidate) => document.getElementById(candidate)).find(Boolean);
}
