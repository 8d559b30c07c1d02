// A list of suggestions: one box stands for all the others, and a form that works for a while says so.

const all = document.querySelector("[data-all]");
const boxes = () => [...document.querySelectorAll('[data-many] [name="thread"][type="checkbox"]')];

function showAll() {
  const chosen = boxes().filter((box) => box.checked).length;
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && !all.checked;
}

if (all) {
  all.hidden = false;
  showAll();
  document.addEventListener("change", (event) => {
    if (event.target === all) boxes().forEach((box) => { box.checked = all.checked; });
    if (event.target.matches?.('[data-all], [name="thread"]')) showAll();
  });
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-many]")) return;
  event.target.setAttribute("aria-busy", "true");
  // After the form has gone out: a disabled button would not be sent with it.
  setTimeout(() => event.target.querySelectorAll("button").forEach((button) => { button.disabled = true; }));
});
addEventListener("pageshow", () => {
  document.querySelectorAll("[data-many] button").forEach((button) => { button.disabled = false; });
  document.querySelectorAll("[data-many]").forEach((form) => form.removeAttribute("aria-busy"));
});
