// For every page: menus close when one looks elsewhere, and notices go when they have been read.

const MESSAGE_STAYS = 8000; // ms

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

document.addEventListener("click", (event) => closeMenus(event.target.closest?.("details.menu")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  const menu = document.activeElement?.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.stopPropagation();
}, true);

for (const notice of document.querySelectorAll("#messages .notice:not(.is-error)")) {
  setTimeout(() => notice.remove(), MESSAGE_STAYS);
}
