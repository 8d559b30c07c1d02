// Whole units are chosen with one box, and a box says so when all of its people are chosen.

const boxesOf = (unit) => [...unit.querySelectorAll('[name="people"]')];

function showWhole(unit) {
  const whole = unit.querySelector("[data-whole-unit]");
  if (!whole) return;
  whole.hidden = false;
  const chosen = boxesOf(unit).filter((box) => box.checked).length;
  whole.checked = chosen > 0 && chosen === boxesOf(unit).length;
  whole.indeterminate = chosen > 0 && !whole.checked;
}

document.addEventListener("change", (event) => {
  const unit = event.target.closest?.(".askable-unit");
  if (!unit) return;
  if (event.target.matches("[data-whole-unit]")) for (const box of boxesOf(unit)) box.checked = event.target.checked;
  showWhole(unit);
});

document.querySelectorAll(".askable-unit").forEach(showWhole);
