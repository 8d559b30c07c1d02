// What is being written survives every swap: a block in edit is put into the new content before it is drawn.

import { say } from "./words.js";

const KEPT = "[hx-morph-skip]";
const MORPHS = { outerHTML: "outerMorph", innerHTML: "innerMorph" };

/** Let no task of this swap take away a block in edit; `own` is the one that this answer belongs to. */
export function keepWriting(tasks, own) {
  for (const task of tasks) {
    if (!(task.target instanceof Element) || task.swapSpec.style === "none") continue;
    const kept = [task.target, ...task.target.querySelectorAll(KEPT)].filter(
      (block) => block.matches(KEPT) && block !== own,
    );
    if (!kept.length) continue;
    task.swapSpec.style = MORPHS[task.swapSpec.style] ?? task.swapSpec.style;
    kept.forEach((block) => standIn(task, block));
  }
}

function standIn(task, block) {
  const find = (id) => id && task.fragment.querySelector(`#${CSS.escape(id)}`);
  const incoming = find(block.id);
  if (incoming) {
    const { version, place } = incoming.dataset;
    if (place && block.dataset.place && place !== block.dataset.place) meanwhile(block, say("moved"));
    if (version !== block.dataset.version) meanwhile(block, say("met"));
    if (place) block.dataset.place = place;
    return;
  }
  // Nothing may be drawn over a field, not even by an answer that does not know it.
  if (block === task.target) task.swapSpec.style = "none";
  else if (block.id) putStub(find(task.target.id) ?? task.fragment, block);
}

/** An empty element with the same id: the morph recognises the block by it and leaves it alone. */
function putStub(root, block) {
  const before = earlierSibling(block, root);
  const stub = block.cloneNode(false);
  if (before) before.after(stub);
  else root.prepend(stub);
  if (!block.classList.contains("is-new")) meanwhile(block, say("gone"));
}

function earlierSibling(block, root) {
  for (let at = block.previousElementSibling; at; at = at.previousElementSibling) {
    const there = at.id && root.querySelector(`#${CSS.escape(at.id)}`);
    if (there) return there;
  }
  return null;
}

function meanwhile(block, text) {
  const line = block.querySelector(".meanwhile");
  if (!line) return;
  if (!line.textContent.includes(text)) line.textContent = `${line.textContent} ${text}`.trim();
  line.hidden = false;
}
