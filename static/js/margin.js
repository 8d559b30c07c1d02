// The margin: a comment half written is still there when its panel comes again, and a panel keeps up with others.

const drafts = new Map();

document.addEventListener("input", (event) => {
  const name = event.target.dataset?.draft;
  if (name) drafts.set(name, event.target.value);
});

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (ctx.request.method === "GET" || ctx.response.status >= 300) return;
  for (const field of ctx.sourceElement.closest?.("form")?.querySelectorAll("[data-draft]") ?? []) {
    drafts.delete(field.dataset.draft);
  }
});

document.addEventListener("htmx:after:settle", (event) => {
  for (const field of event.target.querySelectorAll?.("[data-draft]") ?? []) {
    const draft = drafts.get(field.dataset.draft);
    if (draft && !field.value) field.value = draft;
  }
});

/** Others talked: the threads that are shown are fetched again; their fields keep what was typed. */
export function keepUp(text) {
  const panel = document.querySelector("#margin > [data-again]");
  if (!panel || panel.id === "all-threads" || !text?.includes('"#all-threads"')) return;
  htmx.ajax("GET", panel.dataset.again, { source: panel, target: panel, swap: "outerMorph" });
}
