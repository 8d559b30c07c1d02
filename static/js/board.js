// The board keeps up while somebody looks at it.
//
// In:  #board, drawn by the server
// Out: the same region as it is now; what had the focus keeps it

const AGAIN = 10_000; // ms between two looks
let shown = document.getElementById("board")?.outerHTML ?? "";

async function look() {
  const board = document.getElementById("board");
  if (!board || document.hidden) return;
  const now = await fetched();
  if (!now || now.outerHTML === shown) return;
  shown = now.outerHTML;
  const held = board.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const left = board.querySelector(".board")?.scrollLeft ?? 0;
  board.replaceWith(document.adoptNode(now));
  const fresh = document.getElementById("board");
  if (left) fresh.querySelector(".board").scrollLeft = left;
  if (held) [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === held)?.focus();
}

async function fetched() {
  try {
    const answer = await fetch(location.href, { cache: "no-store", redirect: "error" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("board") : null;
  } catch {
    return null; // the next look is ten seconds away
  }
}

setInterval(look, AGAIN);
document.addEventListener("visibilitychange", look);
