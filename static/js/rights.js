// Which pen a line takes: who may write there writes, the others suggest.

const sheet = () => document.getElementById("manuscript");

/** This person writes in this block. */
export function writes(block) {
  return sheet().classList.contains("may-edit") && !block.classList.contains("is-foreign");
}

/** This person does not write in this block, and may say what else it should say. */
export function suggests(block) {
  return !writes(block) && sheet().classList.contains("may-suggest");
}

/** Where the field for this block is; null where this person has none. */
export function penOfBlock(block) {
  if (writes(block)) return block.querySelector(":scope > .tools > .tool-edit")?.href ?? null;
  if (!suggests(block)) return null;
  const { suggestedText, suggestedHeading } = sheet().dataset;
  const address = block.classList.contains("section-head") ? suggestedHeading : suggestedText;
  return address.replace("/0/", `/${block.dataset.pk}/`);
}
