// The switch of languages takes along where the reader is on the page, what they search and what they have chosen:
// its hash is ~, the number of the last heading above, its id, and the ids of the choices, each after a ~.
(() => {
  const headings = () => [...document.querySelectorAll("article :is(h2, h3)[id]")];

  window.siteSwitch = (link) => {
    const passed = headings().filter((heading) => heading.checkVisibility() && heading.getBoundingClientRect().top < innerHeight / 3);
    const last = passed.at(-1);
    const chosen = [...document.querySelectorAll("article input:checked")].filter((input) => !input.defaultChecked);
    const place = last ? [headings().indexOf(last), last.id] : ["", ""];
    link.search = location.search;
    link.hash = last && scrollY || chosen.length ? ["", ...place, ...chosen.map(({ id }) => id)].join("~") : "";
  };

  window.siteArrive = (hash) => {
    const [, number, id, ...chosen] = decodeURIComponent(hash).split("~");
    const inputs = [...document.querySelectorAll("article input")];
    for (const input of inputs) if (chosen.includes(input.id)) input.checked = true;
    const all = headings();
    const there = all.find((heading) => heading.id === id) ?? (number ? all[Number(number)] : null);
    const around = there?.closest("details");
    if (around) around.open = true;
    there?.scrollIntoView({ behavior: "instant" });
    history.replaceState(null, "", location.pathname + location.search + (there ? `#${there.id}` : ""));
  };
})();
