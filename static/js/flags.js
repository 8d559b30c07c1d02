// What is asked right after a save that touched the principal's words can wait: it stays in his list.

document.addEventListener("click", (event) => {
  event.target.closest?.("[data-close-flag]")?.closest(".flag").remove();
});
