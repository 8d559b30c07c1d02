// Where something is in the words of a line, in UTF-16 units; the marker in front of them is not text.

/** The units of the text in front of this place. */
export function placeIn(text, node, offset) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, offset);
  const marker = text.querySelector(".marker")?.textContent.length ?? 0;
  return Math.max(0, before.toString().length - marker);
}

/** The range of the words between two places. */
export function rangeOf(text, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const marker = text.querySelector(".marker");
  let done = 0;
  let last = null;
  range.setStart(text, 0);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (marker?.contains(node)) continue;
    if (start >= done && start <= done + node.length) range.setStart(node, start - done);
    if (end >= done && end <= done + node.length) range.setEnd(node, end - done);
    done += node.length;
    last = node;
  }
  if (last && end > done) range.setEnd(last, last.length);
  return range;
}
