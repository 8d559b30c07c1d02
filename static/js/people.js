// Somebody is found among many by typing: the menu beside the field holds those who match, and takes the only one.

import { afterComposition, isComposing } from "./composing.js";

const menuOf = (field) => document.getElementById(field.dataset.finds);
const textOf = (option) => `${option.closest("optgroup")?.label ?? ""} ${option.text}`.toLocaleLowerCase();

function find(field) {
  const menu = menuOf(field);
  const asked = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (const option of menu.options) {
    if (!option.value) continue;
    option.hidden = !asked.every((word) => textOf(option).includes(word));
    if (!option.hidden) found.push(option);
  }
  for (const group of menu.querySelectorAll("optgroup")) group.hidden = [...group.children].every((one) => one.hidden);
  if (asked.length && found.length === 1) menu.value = found[0].value;
  else if (menu.selectedOptions[0]?.hidden) menu.value = "";
  const told = found.length === 1 ? found[0].text : `${found.length}`;
  field.parentElement.querySelector("[role=status]").textContent = asked.length ? told : "";
}

// Menus that were drawn anew show everybody.
function findAgain() {
  for (const field of document.querySelectorAll("[data-finds]")) if (field.value) find(field);
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-finds]")) afterComposition(() => { if (event.target.isConnected) find(event.target); });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || isComposing(event) || !event.target.matches?.("[data-finds]")) return;
  event.preventDefault();
  const field = event.target;
  const menu = menuOf(field);
  const seat = menu.value && field.form.querySelector(`[data-seats="${menu.id}"]`);
  if (!seat) return void menu.focus();
  field.value = "";
  seat.click();
});

document.addEventListener("htmx:after:settle", findAgain);
// Fields show themselves only where they are of use; a class of the page outlives whatever is drawn anew.
document.documentElement.classList.add("has-finding");
