// Who wrote this: the words of one author stand out, and what the pointer or the focus is on is told at the foot.

const told = document.querySelector(".run-told");
const sheet = document.querySelector(".sheet");

function tell(event) {
  const run = event.target.closest?.(".run-of");
  told.hidden = !run;
  if (run) told.textContent = run.title;
}

document.addEventListener("focusin", tell);
document.addEventListener("pointerover", tell);

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".author");
  if (!button) return;
  const isChosen = button.getAttribute("aria-pressed") === "true";
  for (const other of document.querySelectorAll(".author")) {
    other.setAttribute("aria-pressed", String(other === button && !isChosen));
  }
  sheet.classList.toggle("has-chosen", !isChosen);
  for (const run of sheet.querySelectorAll(".run-of")) {
    run.classList.toggle("is-chosen", !isChosen && run.dataset.author === button.dataset.author);
  }
});
