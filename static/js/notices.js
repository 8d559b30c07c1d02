// Short sentences at the foot of the page, for what has no place of its own.

/** Show a sentence; an error is spoken at once. */
export function notice(text, { isError = false } = {}) {
  const line = document.createElement("p");
  line.className = `notice ${isError ? "is-error" : ""}`.trim();
  if (isError) line.setAttribute("role", "alert");
  line.textContent = text;
  document.getElementById("messages").append(line);
}

/** Speak to those who listen instead of looking. */
export function speak(text) {
  const ear = document.getElementById("heard");
  if (ear) ear.textContent = text;
}
