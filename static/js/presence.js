// Who is here and in which line, drawn beside what there is: nothing is swapped, focused or moved.
//
// In:  lectern:here {told} on document, from live.js: `12` is here, `12:paragraph-7` writes there
//      lectern:link {state}: whoever connects again says anew where he is
// Out: lectern:present {people, requests}, for the requests to leave

import { token } from "./token.js";
import { isComposing } from "./composing.js";
import { speak } from "./notices.js";
import { say } from "./words.js";

const AGAIN = 60_000; // ms in which nobody is announced twice for the same line
const NOT_SOONER = 5_000; // ms between two tries of a tab to be seen
const SETTLES = 150; // ms until fields that open and close have come to rest

const main = document.getElementById("speech");
const told = new Map(); // "member place" -> when it was said
let people = []; // { member, places }
let mine = []; // the lines in edit in this tab
let saidAt = 0;
let isTelling = false;
let isUntold = false;

/** What the page knows of a member: name, colour, whether it is the reader himself. */
export function personOf(member) {
  const line = document.querySelector(`.person[data-member="${member}"]`);
  if (!line) return null;
  const colour = [...line.classList].find((name) => name.startsWith("who-"));
  return { name: line.dataset.name, colour, isMe: line.classList.contains("is-me") };
}

/** The block of the manuscript that a place means; a section without a line of its own is its first paragraph. */
export function blockOf(place) {
  const [kind, pk] = place.split("-");
  const own = document.querySelector(`#manuscript > #${place}`);
  return own ?? (kind === "section" ? document.querySelector(`#manuscript > [data-section="${pk}"]`) : null);
}

/** The entry of the outline under which a block stands. */
export function entryOf(block) {
  for (let at = block; at; at = at.previousElementSibling) {
    const link = at.id && document.querySelector(`.outline-link[href="#${at.id}"]`);
    if (link) return link.closest(".outline-entry");
  }
  return null;
}

/** The lines of this tab's open fields. A new paragraph is told as the line that it grows from. */
function placesInEdit() {
  const pens = [...document.querySelectorAll("#manuscript form.pen")];
  const found = pens.map((pen) => /\/(paragraph|section)s\/(\d+)\//.exec(pen.getAttribute("action")));
  return [...new Set(found.filter(Boolean).map(([, kind, pk]) => `${kind}-${pk}`))];
}

function understood(words) {
  const tokens = words.split(" ").filter(Boolean);
  const places = (list) => (list ? list.split(",") : []);
  people = tokens.filter((token) => !token.startsWith("@")).map((token) => {
    const [member, list] = token.split(":");
    return { member, places: places(list) };
  });
  return tokens.filter((token) => token.startsWith("@")).map((token) => {
    const [section, member, list] = token.slice(1).split(":");
    return { section, member, places: places(list) };
  });
}

/** Others' lines, and mine in another tab. */
function shownPlaces() {
  return people.flatMap(({ member, places }) => {
    const person = personOf(member);
    if (!person) return [];
    return places.filter((place) => !person.isMe || !mine.includes(place)).map((place) => ({ member, person, place }));
  });
}

function draw() {
  const shown = shownPlaces();
  drawPeople(shown);
  drawLines(shown);
  drawOutline(shown);
}

function drawPeople(shown) {
  const here = new Set(people.map(({ member }) => member));
  for (const line of document.querySelectorAll(".person")) {
    const isHere = here.has(line.dataset.member);
    const isWriting = shown.some(({ member }) => member === line.dataset.member);
    const words = isHere ? say(isWriting ? "isWriting" : "isHere", line.dataset) : line.dataset.name;
    if (line.classList.contains("is-here") !== isHere) line.classList.toggle("is-here", isHere);
    if (line.title !== words) {
      line.title = words;
      line.querySelector(".visually-hidden").textContent = words;
    }
  }
  const others = people.map(({ member }) => personOf(member)).filter((person) => person && !person.isMe);
  const names = others.map(({ name }) => name).join(say("and"));
  write(document.getElementById("here"), names ? say("here", { names }) : say("onlyMe"));
}

function write(element, words) {
  if (element && element.textContent !== words) element.textContent = words;
}

/** Make the children of this class say exactly this; what says it already is left alone. */
function keepMark(host, name, writers, make) {
  const old = host.querySelector(`:scope > .${name}`);
  const said = writers.map(({ member }) => member).join(" ");
  if (old?.dataset.said === said) return;
  old?.remove();
  if (!writers.length) return;
  const mark = make(writers);
  mark.classList.add(name);
  mark.dataset.said = said;
  host.append(mark);
}

function element(kind, words, colour) {
  const made = document.createElement(kind);
  if (words) made.textContent = words;
  if (colour) made.classList.add(colour);
  return made;
}

/** Who is in which of these, once each. */
function gathered(shown, keyOf) {
  const held = new Map();
  for (const one of shown) {
    const key = keyOf(blockOf(one.place));
    if (!key) continue;
    const there = held.get(key) ?? [];
    if (!there.some(({ member }) => member === one.member)) held.set(key, [...there, one]);
  }
  return held;
}

function drawLines(shown) {
  const held = gathered(shown, (block) => block);
  for (const mark of document.querySelectorAll("#manuscript > .block > .presence")) {
    if (!held.has(mark.parentElement)) mark.remove();
  }
  for (const [block, writers] of held) {
    keepMark(block, "presence", writers, (all) => {
      const line = element("p", "", all[0].person.colour);
      const name = element("span", all.map(({ person }) => person.name).join(say("and")), "presence-name");
      name.setAttribute("aria-hidden", "true");
      const spoken = all.map(({ person }) => say("writes", person)).join(say("and"));
      line.append(name, element("span", spoken, "visually-hidden"));
      return line;
    });
  }
}

function drawOutline(shown) {
  const held = gathered(shown, (block) => block && entryOf(block));
  for (const mark of document.querySelectorAll(".outline-entry > .outline-here")) {
    if (!held.has(mark.parentElement)) mark.remove();
  }
  for (const [entry, writers] of held) {
    keepMark(entry, "outline-here", writers, (all) => {
      const line = element("span");
      for (const { person } of all) {
        const name = element("span", `✎ ${person.name}`, person.colour);
        name.title = say("writes", person);
        line.append(name);
      }
      return line;
    });
  }
}

/** A polite word when somebody comes into a line that I am in. */
function announce() {
  const moment = Date.now();
  for (const { member, person, place } of shownPlaces()) {
    const key = `${member} ${place}`;
    const isNews = !(moment - told.get(key) < AGAIN);
    told.set(key, moment);
    if (isNews && !person.isMe && mine.includes(place)) speak(say("entered", person));
  }
  for (const [key, at] of told) if (moment - at > AGAIN) told.delete(key);
}

/** Tell the server where this tab writes: all lines each time, one request after the other. */
async function tellPlaces() {
  if (!main.dataset.presence || isTelling) {
    isUntold = isTelling;
    return;
  }
  isTelling = true;
  isUntold = false;
  const body = new URLSearchParams({ tab: main.dataset.tab, places: mine.join(" "), csrfmiddlewaretoken: token() });
  try {
    await fetch(main.dataset.presence, { method: "POST", body, redirect: "manual" });
  } catch {
    // It is a courtesy: whoever connects again says it again.
  }
  isTelling = false;
  if (isUntold) tellPlaces();
}

function lookAround() {
  const places = placesInEdit();
  if (places.join() !== mine.join()) {
    mine = places;
    tellPlaces();
    announce();
  }
  draw();
}

let settling;
function soon() {
  settling ??= setTimeout(() => {
    settling = undefined;
    // Nothing may change around a half-written word.
    if (isComposing()) soon();
    else lookAround();
  }, SETTLES);
}

/** A tab that was given up meanwhile, or connects anew, says once more where it is. */
function sayAgain() {
  const own = people.filter(({ member }) => personOf(member)?.isMe);
  const held = own.flatMap(({ places }) => places);
  const isMissed = !own.length || mine.some((place) => !held.includes(place));
  if (!isMissed || Date.now() - saidAt < NOT_SOONER) return;
  saidAt = Date.now();
  tellPlaces();
}

document.addEventListener("lectern:here", ({ detail }) => {
  const requests = understood(detail.told);
  sayAgain();
  announce();
  soon();
  document.dispatchEvent(new CustomEvent("lectern:present", { detail: { people, requests } }));
});

document.addEventListener("lectern:link", ({ detail: { state } }) => {
  if (state === "live" && mine.length) tellPlaces();
  if (state === "live") return;
  // Without a line nobody knows who is here.
  people = [];
  soon();
});

// What a swap took away is drawn again before anybody can see that it was gone; drawing twice changes nothing.
const watched = { childList: true, subtree: true };
const drawing = new MutationObserver(() => {
  if (!isComposing()) draw();
  soon();
});
for (const host of [document.getElementById("workbench"), document.querySelector(".bar-end")]) drawing.observe(host, watched);
