// Blocking on purpose: what is folded must be folded before the first paint.
document.documentElement.classList.add("has-js");
