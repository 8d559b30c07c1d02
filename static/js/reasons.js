// Why the server said no, in a sentence that says what to do.

import { say } from "./words.js";

const MUCH = 1_000_000; // characters; below that no 400 is about the size

/** The sentence for people in a refusal; `sent` is how much was asked to be saved. */
export function reasonIn(status, text, type, sent = 0) {
  if (status === 413 || (status === 400 && sent > MUCH)) return say("tooMuch");
  if (status === 404) return say("closed");
  const page = new DOMParser().parseFromString(text ?? "", "text/html");
  const line = page.querySelector("[data-reason]") ?? page.querySelector("template")?.content.querySelector("[data-reason]");
  const isPlain = type?.startsWith("text/plain");
  const why = line?.textContent.trim() || (isPlain && text.trim()) || say("refused");
  return status === 403 && sent ? `${why} ${say("copyIt")}` : why;
}
