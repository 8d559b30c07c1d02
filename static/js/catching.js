// Between the key that opens a field and the field itself: what is typed meanwhile is caught here, and lands in it.

import { say } from "./words.js";

let net = null;
let left = { id: "", words: "" }; // caught for a field that did not come

/** Catch what is typed from now on; an input method composes here as well. */
export function catchTyping() {
  if (!net) {
    net = document.createElement("textarea");
    net.className = "pen-net";
    net.setAttribute("aria-label", say("typing"));
    document.body.append(net);
  }
  net.focus({ preventScroll: true });
}

/** The words that were caught for the field of this block. */
export function caught(id) {
  const words = (left.id === id ? left.words : "") + pull();
  if (left.id === id) left = { id: "", words: "" };
  return words;
}

/** The field did not come: what was typed lands in it the next time. */
export function keepCaught(id) {
  const words = pull();
  if (words) left = { id, words: (left.id === id ? left.words : "") + words };
}

function pull() {
  const words = net?.value ?? "";
  net?.remove();
  net = null;
  return words;
}
