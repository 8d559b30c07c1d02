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

/** Something was written: what the margin shows of it is fetched again; fields keep what was typed. */
export function keepUp(text) {
  for (const panel of document.querySelectorAll("#margin [data-again-with]")) {
    if (!text?.includes(`"#${panel.dataset.againWith}"`)) continue;
    if (panel.querySelector(".signing-form")) warnOfOtherWords(panel);
    else htmx.ajax("GET", panel.dataset.again, { source: panel, target: panel, swap: "outerMorph" });
  }
}

const digestIn = (root) => root.querySelector('.signing-form [name="digest"]')?.value;

// Words about to be signed are never exchanged before the signer's eyes: that they changed is said beside them.
// What others signed meanwhile arrives.
async function warnOfOtherWords(panel) {
  const answer = await fetch(panel.dataset.again, { headers: { "HX-Request": "true" }, cache: "no-store" });
  if (!answer.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  panel.querySelector(".signing-stale").hidden = digestIn(now) === digestIn(panel);
  const signed = now.querySelector(".signed-here");
  if (signed) htmx.swap({ text: signed.outerHTML, target: panel.querySelector(".signed-here"), swap: "outerMorph" });
}
