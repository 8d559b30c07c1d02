// An owner asks people to leave a section: a sentence at their fields; for him a line that says who is still in it.

import { notice, speak } from "./notices.js";
import { blockOf, entryOf, personOf } from "./presence.js";
import { say } from "./words.js";

const box = document.getElementById("leaving");
let requests = [];
let people = [];
const mine = new Map(); // section -> its name and the lines that were held, of what I asked

function nameOf(section) {
  const entry = entryOf(blockOf(`section-${section}`));
  return entry ? entry.querySelector(".outline-link").textContent.trim().replace(/\s+/g, " ") : "";
}

/** The sentence at each field that stands in a section which is to be left. */
function askHere() {
  for (const pen of document.querySelectorAll("#manuscript form.pen")) {
    const place = /\/(paragraph|section)s\/(\d+)\//.exec(pen.getAttribute("action"));
    const asks = place && requests.find(({ places, member }) => places.includes(`${place[1]}-${place[2]}`) && !personOf(member)?.isMe);
    const words = asks ? say("askedToLeave", { name: personOf(asks.member)?.name ?? "" }) : "";
    write(pen.querySelector(".pen-foot"), words);
  }
}

function write(foot, words) {
  const old = foot?.querySelector(".pen-asked");
  if (!foot || (old?.textContent ?? "") === words) return;
  old?.remove();
  if (!words) return;
  const line = document.createElement("p");
  line.className = "pen-asked";
  line.textContent = words;
  foot.prepend(line);
  speak(words);
}

/** Who is still in the sections that I asked people to leave. */
function askedByMe() {
  const open = requests.filter(({ member }) => personOf(member)?.isMe);
  for (const section of mine.keys()) {
    if (!open.some((request) => request.section === section)) ended(section);
  }
  for (const request of open) {
    const name = nameOf(request.section);
    mine.set(request.section, { name, places: request.places });
    const said = writersIn(request).map(({ member }) => personOf(member)?.name).filter(Boolean).join(say("and"));
    lineOf(request.section).querySelector(".leaving-said").textContent = say("stillIn", { section: name, names: said });
  }
}

function writersIn({ places, member: asker }) {
  return people.filter(({ member, places: held }) => member !== asker && held.some((place) => places.includes(place)));
}

function lineOf(section) {
  const there = box.querySelector(`[data-section="${section}"]`);
  if (there) return there;
  const html = document.getElementById("leaving-request").innerHTML.replaceAll("/0/", `/${section}/`);
  const line = document.createRange().createContextualFragment(html).firstElementChild;
  line.dataset.section = section;
  box.append(line);
  htmx.process(line);
  return line;
}

function ended(section) {
  const { name, places } = mine.get(section);
  mine.delete(section);
  const line = box.querySelector(`[data-section="${section}"]`);
  const isWithdrawn = line?.matches("[data-withdrawn]");
  line?.remove();
  const isEmpty = !people.some((person) => !personOf(person.member)?.isMe && person.places.some((place) => places.includes(place)));
  if (!isWithdrawn) notice(say(isEmpty ? "allLeft" : "requestOver", { section: name }));
}

box.addEventListener("click", (event) => {
  const line = event.target.closest("button") && event.target.closest("[data-section]");
  if (line) line.dataset.withdrawn = "";
});

document.addEventListener("lectern:present", ({ detail }) => {
  ({ people, requests } = detail);
  askHere();
  askedByMe();
});

// A field that opens while the request stands.
new MutationObserver(askHere).observe(document.getElementById("speech"), { childList: true, subtree: true });
