// For every page: menus close when one looks elsewhere, and notices go when they have been read.

const STAYS = 15_000; // ms

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

function goesLater(notice) {
  setTimeout(() => {
    if (notice.matches(":hover, :focus-within")) goesLater(notice);
    else notice.remove();
  }, STAYS);
}

document.addEventListener("click", (event) => {
  const isChoice = event.target.closest?.(".menu-line");
  closeMenus(isChoice ? null : event.target.closest?.("details.menu"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.preventDefault();
  event.stopPropagation();
}, true);

const messages = document.getElementById("messages");
if (messages) {
  messages.querySelectorAll(".notice").forEach(goesLater);
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    added.filter((node) => node instanceof Element).forEach(goesLater);
  }).observe(messages, { childList: true });
}
