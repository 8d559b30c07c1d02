// A file that takes a while: its button says so until it is there. Without scripts the browser does the same, silently.

const NAME = /filename\*=utf-8''([^;]+)|filename="([^"]+)"/i;

function nameIn(header) {
  const found = NAME.exec(header ?? "");
  return found?.[1] ? decodeURIComponent(found[1]) : found?.[2] ?? "";
}

function keep(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function reasonIn(page) {
  return new DOMParser().parseFromString(page, "text/html").querySelector("[data-reason]")?.textContent.trim();
}

async function make(form, button) {
  const said = form.querySelector("output");
  const buttons = form.querySelectorAll("button");
  const fields = new FormData(form);
  for (const one of buttons) one.disabled = true;
  said.value = said.dataset.making;
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(button.formAction, { method: "POST", body: fields });
    if (answer.redirected) throw new Error("signed out");
    if (answer.ok) keep(await answer.blob(), nameIn(answer.headers.get("Content-Disposition")));
    said.value = answer.ok ? "" : reasonIn(await answer.text()) || said.dataset.failed;
  } catch {
    said.value = said.dataset.failed;
  } finally {
    for (const one of buttons) one.disabled = false;
    form.removeAttribute("aria-busy");
    button.focus();
  }
}

for (const form of document.querySelectorAll("form[data-exporting]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    make(form, event.submitter ?? form.querySelector("button"));
  });
}
