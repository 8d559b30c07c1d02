// Outline and margin fold away; on a narrow screen they are drawers over the sheet.

import { goTo, current } from "./walking.js";

const DRAWER_BELOW = { outline: "(max-width: 760px)", margin: "(max-width: 1100px)" };
const workbench = document.getElementById("workbench");
let opener = null;

const isDrawer = (side) => matchMedia(DRAWER_BELOW[side]).matches;
const isShown = (side) =>
  isDrawer(side) ? workbench.classList.contains(`shows-${side}`) : !workbench.classList.contains(`hides-${side}`);

function label() {
  for (const button of document.querySelectorAll("[data-fold][aria-controls]")) {
    button.setAttribute("aria-expanded", String(isShown(button.dataset.fold)));
  }
}

/** Close what lies over the sheet, and go back to what opened it. */
export function closeDrawers() {
  const wasOpen = workbench.matches(".shows-outline, .shows-margin");
  workbench.classList.remove("shows-outline", "shows-margin");
  label();
  if (wasOpen) (opener?.isConnected ? opener : null)?.focus({ preventScroll: true });
  opener = null;
  return wasOpen;
}

function openDrawer(side) {
  workbench.classList.remove("shows-outline", "shows-margin");
  opener = document.activeElement;
  workbench.classList.add(`shows-${side}`);
  label();
}

/** Fold a side away or bring it back. */
export function toggle(side) {
  if (isDrawer(side)) {
    if (isShown(side)) closeDrawers();
    else {
      openDrawer(side);
      const inside = side === "margin" ? "#margin" : ".outline-link";
      document.querySelector(inside)?.focus({ preventScroll: true });
    }
    return;
  }
  workbench.classList.toggle(`hides-${side}`);
  localStorage.setItem(`lectern.hides.${side}`, workbench.classList.contains(`hides-${side}`) ? "1" : "");
  label();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-fold]");
  if (button) toggle(button.dataset.fold);
  else if (event.target.closest?.("[data-close-drawers]")) closeDrawers();
  const link = event.target.closest?.(".outline-link, .panel-quote a, .thread-quote a, .hit a");
  const block = link && document.querySelector(`#manuscript > ${link.hash}`);
  if (!block) return;
  event.preventDefault();
  opener = null;
  closeDrawers();
  block.scrollIntoView({ block: "start" });
  goTo(block);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing && closeDrawers()) {
    event.preventDefault();
    if (document.activeElement === document.body) goTo(current());
  }
}, true);

document.addEventListener("lectern:margin", () => {
  if (isDrawer("margin")) {
    if (!isShown("margin")) openDrawer("margin");
  } else if (!isShown("margin")) toggle("margin");
});

for (const side of ["outline", "margin"]) {
  workbench.classList.toggle(`hides-${side}`, localStorage.getItem(`lectern.hides.${side}`) === "1");
}
matchMedia(DRAWER_BELOW.margin).addEventListener("change", closeDrawers);
label();
