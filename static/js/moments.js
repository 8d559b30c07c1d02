// A field for a day, or for a number, only where one is asked for.

for (const moment of document.querySelectorAll("[data-moment]")) {
  const kind = moment.querySelector("select");
  const fit = () => {
    for (const field of moment.querySelectorAll("[data-for]")) {
      field.hidden = field.dataset.for !== kind.value;
      field.required = !field.hidden;
    }
  };
  kind.addEventListener("change", fit);
  fit();
}
