// “@” in a comment: the people who may read it are offered, arrows choose, Enter or Tab takes one.

import { isComposing } from "./composing.js";
import { speak } from "./notices.js";
import { say } from "./words.js";

const MOST = 8;
const DRAFTING = ["owner", "drafter"];
const list = document.createElement("ul");
list.id = "names-offered-here";
list.className = "names";
list.setAttribute("role", "listbox");
list.hidden = true;
document.body.append(list);
let field = null;
let at = -1; // where the sign stands

const isAmongDrafters = (of) =>
  Boolean(of.form?.elements.is_among_drafters?.checked) || of.closest("[data-audience]")?.dataset.audience === "drafters";

function people(of) {
  const all = [...document.querySelectorAll("#people .person")];
  const may = isAmongDrafters(of) ? all.filter((person) => DRAFTING.includes(person.dataset.role)) : all;
  return may.map((person) => person.dataset.name);
}

/** The letters between the sign and the caret; null where there is no sign just in front. */
function begun(of) {
  const before = of.value.slice(0, of.selectionStart);
  const found = /[@＠]([^\s@＠，。、；：]{0,20})$/u.exec(before);
  return found ? { start: found.index, word: found[1] } : null;
}

function offer() {
  const begin = field && begun(field);
  const names = begin ? people(field).filter((name) => name.startsWith(begin.word)).slice(0, MOST) : [];
  if (!names.length || (names.length === 1 && names[0] === begin.word)) return close();
  at = begin.start;
  list.replaceChildren(...names.map(option));
  choose(0);
  list.hidden = false;
  const box = field.getBoundingClientRect();
  list.style.left = `${box.left}px`;
  list.style.width = `${box.width}px`;
  const isLow = box.bottom + list.offsetHeight > window.innerHeight;
  list.style.top = `${isLow ? box.top - list.offsetHeight : box.bottom}px`;
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  return speak(say("namesOffered", { count: names.length }));
}

function option(name, index) {
  const line = document.createElement("li");
  line.id = `name-offered-${index}`;
  line.setAttribute("role", "option");
  line.textContent = name;
  return line;
}

function choose(index) {
  const lines = [...list.children];
  lines.forEach((line, other) => line.setAttribute("aria-selected", String(other === index)));
  field.setAttribute("aria-activedescendant", lines[index].id);
}

const chosen = () => [...list.children].findIndex((line) => line.getAttribute("aria-selected") === "true");

function close() {
  list.hidden = true;
  field?.removeAttribute("aria-activedescendant");
}

function take(index) {
  const name = list.children[index].textContent;
  field.setRangeText(`@${name} `, at, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  close();
}

function obey(event) {
  const many = list.children.length;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose((chosen() + step + many) % many);
  else if (event.key === "Enter" || event.key === "Tab") take(chosen());
  else if (event.key === "Escape") close();
  else return false;
  return true;
}

document.addEventListener("input", (event) => {
  if (!event.target.matches?.("textarea[data-names]")) return;
  field = event.target;
  offer();
});

document.addEventListener("keydown", (event) => {
  if (list.hidden || event.target !== field || isComposing(event) || event.ctrlKey || event.metaKey) return;
  if (!obey(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

list.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  const index = [...list.children].indexOf(event.target.closest("li"));
  if (index >= 0) take(index);
});

document.addEventListener("focusout", (event) => { if (event.target === field) close(); });
