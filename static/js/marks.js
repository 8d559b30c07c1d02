// For a while a paragraph says that it was saved, after its field is closed; the time is the server's.

import { say } from "./words.js";

const LASTS = 30_000; // ms

const marks = new Map(); // id of a block -> the time that it was saved at

/** The server has saved what stands in this block. */
export function mark(block, at) {
  if (!block?.id) return;
  const id = block.id;
  marks.set(id, at);
  setTimeout(() => {
    if (marks.get(id) !== at) return;
    marks.delete(id);
    document.querySelector(`#${CSS.escape(id)} > .saved-mark`)?.remove();
  }, LASTS);
  drawMarks();
}

/** After a swap the server's markup knows nothing of them. */
export function drawMarks() {
  for (const [id, at] of marks) {
    const block = document.getElementById(id);
    if (!block || block.querySelector("form.pen")) continue;
    let line = block.querySelector(":scope > .saved-mark");
    if (!line) {
      line = document.createElement("span");
      line.className = "saved-mark";
      block.append(line);
    }
    line.textContent = say("saved", { at });
  }
}
