// Where something is in the words of a line, in UTF-16 units; what is not text does not count.

// What stands in a line without being its text: its number, and words that are only suggested.
const NO_TEXT = ".marker, ins.asked";

/** The units of the text in front of this place. */
export function placeIn(text, node, offset) {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  const before = range.cloneContents();
  before.querySelectorAll(NO_TEXT).forEach((other) => other.remove());
  return before.textContent.length;
}

/** The range of the words between two places. */
export function rangeOf(text, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let done = 0;
  let last = null;
  range.setStart(text, 0);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(NO_TEXT)) continue;
    if (start >= done && start <= done + node.length) range.setStart(node, start - done);
    if (end >= done && end <= done + node.length) range.setEnd(node, end - done);
    done += node.length;
    last = node;
  }
  if (last && end > done) range.setEnd(last, last.length);
  return range;
}
