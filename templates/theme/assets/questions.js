// Questions: says why what is chosen is right or wrong, and keeps a reader's marks in this tab. All else is style.
(() => {
  const kept = `questions ${location.pathname}`;
  const fields = [...document.querySelectorAll(".ask input")];
  const marks = () => fields.map((field) => (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value));
  try {
    JSON.parse(sessionStorage.getItem(kept) ?? "[]").forEach((/** @type {boolean | string} */ mark, /** @type {number} */ at) => {
      const field = fields[at];
      if (!field) return;
      if (typeof mark === "boolean") field.checked = mark;
      else field.value = mark;
    });
  } catch { /* private mode */ }
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.closest(".ask")) return;
    try { sessionStorage.setItem(kept, JSON.stringify(marks())); } catch { /* private mode */ }
    const why = target.checked ? target.parentElement?.querySelector(".why") : null;
    const status = target.closest(".ask-set")?.querySelector("[role=status]");
    if (status) status.textContent = why?.textContent ?? "";
  });
})();
