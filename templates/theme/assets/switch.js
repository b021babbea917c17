// Arrives from another language: where the reader was, and with what they had chosen.
window.siteArrive = (hash) => {
  // Who has begun meanwhile to scroll or to choose is left where they are.
  if (scrollY || document.activeElement !== document.body) {
    history.replaceState(null, "", location.pathname + location.search);
    return;
  }
  const [, number, id, ...chosen] = decodeURIComponent(hash).split("~");
  for (const input of document.querySelectorAll("article input")) if (chosen.includes(input.id)) input.checked = true;
  const headings = [...document.querySelectorAll("article :is(h2, h3, .row *)[id]")];
  const there = headings.find((heading) => heading.id === id) ?? headings[Number(number)];
  const around = there?.closest("details");
  if (around) around.open = true;
  history.replaceState(null, "", location.pathname + location.search + (there ? `#${there.id}` : ""));
  there?.scrollIntoView({ behavior: "instant" });
  dispatchEvent(new Event("hashchange"));
};
