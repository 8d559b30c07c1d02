// One block of the sheet is the current one: Tab enters the sheet there, arrows walk, its controls are shown.

import { suggests, writes } from "./rights.js";

const OUT_OF_SIGHT = 90; // px that the bar and a line of air take from the top
const AIR = 12; // px left below what was scrolled to

let currentId = "";

/** Every paragraph and heading line in reading order. */
export function blocks() {
  return [...document.querySelectorAll("#manuscript > .block")];
}

/** The current block: the focused one, else the one last chosen, else the first in sight. */
export function current() {
  const focused = document.activeElement?.closest?.("#manuscript > .block");
  return focused ?? document.getElementById(currentId) ?? firstInSight();
}

function firstInSight() {
  return blocks().find((block) => block.getBoundingClientRect().bottom > OUT_OF_SIGHT) ?? null;
}

/** The verbs of a block are made when they are first needed: sixty menus would be most of the page. */
export function decorate(block) {
  const tools = block?.querySelector(":scope > .tools");
  if (!tools || tools.querySelector(".verbs") || block.querySelector("form.pen")) return;
  const isParagraph = block.classList.contains("paragraph");
  if (suggests(block) && isParagraph) add(tools, "paragraph-suggestions", block.dataset.pk, block.dataset.version);
  if (!writes(block)) return;
  if (isParagraph) add(tools, "paragraph-verbs", block.dataset.pk, block.dataset.version);
  if (block.dataset.section) add(tools, "section-verbs", block.dataset.section, block.dataset.version);
}

function add(tools, name, pk, version) {
  const template = document.getElementById(name);
  if (!template) return;
  const html = template.innerHTML.replaceAll("/0/", `/${pk}/`).replaceAll('#paragraph-0"', `#paragraph-${pk}"`);
  const made = document.createRange().createContextualFragment(html);
  made.querySelector('[name="based_on"]').value = version;
  const menu = made.firstElementChild;
  tools.append(made);
  htmx.process(menu);
}

function undecorate(block) {
  if (!block || block.matches(":hover")) return;
  const menus = block.querySelectorAll(":scope > .tools .verbs");
  if ([...menus].some((menu) => menu.open)) return;
  menus.forEach((menu) => menu.remove());
}

/** Make a block the current one without moving the focus. */
export function choose(block) {
  if (!block) return;
  const earlier = document.querySelectorAll("#manuscript > .is-current, #manuscript > [tabindex='0']");
  for (const other of earlier) {
    if (other === block) continue;
    other.classList.remove("is-current");
    other.tabIndex = -1;
    undecorate(other);
  }
  currentId = block.id;
  block.classList.add("is-current");
  if (!block.classList.contains("is-edited")) block.tabIndex = 0;
  decorate(block);
  showInOutline(block);
}

function showInOutline(block) {
  let at = block;
  let link = null;
  while (at && !(link = document.querySelector(`.outline-link[href="#${at.id}"]`))) at = at.previousElementSibling;
  document.querySelectorAll(".outline-entry.is-here").forEach((entry) => entry.classList.remove("is-here"));
  link?.closest(".outline-entry").classList.add("is-here");
}

/** Focus a block; the page scrolls only when it is out of sight. */
export function goTo(block) {
  if (!block) return;
  choose(block);
  const field = block.querySelector(".pen-text");
  (field ?? block).focus({ preventScroll: true });
  reveal(block);
}

/** Scroll no further than needed to see a block, in edit with what stands below its field. */
export function reveal(block) {
  const top = block.getBoundingClientRect().top - OUT_OF_SIGHT;
  const foot = block.querySelector(".pen-foot") ?? block;
  const below = foot.getBoundingClientRect().bottom + AIR - window.innerHeight;
  if (below > 0 && (top > 0 || foot !== block)) window.scrollBy(0, foot === block ? Math.min(below, top) : below);
  else if (top < 0) window.scrollBy(0, top);
}

/** The block that many steps from here. */
export function neighbour(block, step) {
  const all = blocks();
  return all[all.indexOf(block) + step] ?? null;
}

/** After a swap the server's markup knows nothing of the current block. */
export function restore() {
  const block = document.getElementById(currentId);
  if (block) choose(block);
  else {
    const first = blocks()[0];
    if (first) first.tabIndex = 0;
  }
}

document.addEventListener("focusin", (event) => {
  const block = event.target.closest?.("#manuscript > .block");
  if (block) choose(block);
});

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const block = event.target.closest?.("#manuscript > .block");
  if (block && !block.contains(event.relatedTarget)) decorate(block);
});

document.addEventListener("pointerout", (event) => {
  const block = event.target.closest?.("#manuscript > .block");
  if (block && !block.contains(event.relatedTarget) && !block.classList.contains("is-current")) undecorate(block);
});

// A menu near the foot of the window opens upwards.
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.open || !menu.classList?.contains("verbs")) return;
  menu.classList.remove("opens-up");
  const sheet = menu.querySelector(".menu-sheet");
  const isLow = sheet.getBoundingClientRect().bottom > window.innerHeight;
  menu.classList.toggle("opens-up", isLow && menu.getBoundingClientRect().top > sheet.offsetHeight);
}, true);

restore();
