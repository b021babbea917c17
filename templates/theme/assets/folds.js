// Lists that are folded: opens what the address points at, and keeps in the address what is opened and chosen.
//
// A list is [data-folds="LOCALE"]. In it .row is an entry, a details or the parent of one; its id is that of an element
// in what it unfolds, so that a browser without script opens it too. Other details are groups of rows.
// Choices are radio buttons, whose name and value go into the address (?subject=trade; the one that is checked to begin
// with leaves everything, any other the rows of its [data-rows], a selector), and input[type=search][name], which leaves
// the rows that hold all its words. Rows that are chosen away, by these or as [data-out] by another script, are [hidden];
// without script a style sheet hides them.
// [data-count] in a group's summary is how many are left in it, with a selector how many of those; what holds that one is
// hidden where there are none. [data-shown="{count} of {total}"], a status, says how many are left in all. Groups open
// while no more than [data-few] are left. [data-unfold] opens or closes all groups.
(() => {
  const lists = [...document.querySelectorAll("[data-folds]")];
  const fieldsOf = (/** @type {Element} */ list) => [...list.querySelectorAll("input[name]")];
  const fields = lists.flatMap(fieldsOf);
  const chosen = (/** @type {HTMLInputElement} */ field) =>
    (field.type === "radio" ? field.checked && !field.defaultChecked : field.value.trim() !== field.defaultValue);
  const plain = (/** @type {string} */ text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const keep = (/** @type {string} */ hash) => {
    const address = new URL(location.href);
    for (const { name } of fields) address.searchParams.delete(name);
    for (const field of fields.filter(chosen)) address.searchParams.set(field.name, field.value.trim());
    address.hash = hash;
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  };

  // Rows are counted; groups that have none left are hidden, and the others are open while few are left.
  /** @type {Set<HTMLDetailsElement>} */
  const opened = new Set();
  const choose = (/** @type {HTMLElement & { dataset: { folds: string } }} */ list) => {
    const said = (/** @type {number} */ number) => number.toLocaleString(list.dataset.folds);
    const choices = fieldsOf(list).filter(chosen);
    const words = choices.flatMap(({ type, value }) => (type === "search" && plain(value).match(/\S+/g)) || []);
    const kinds = choices.flatMap(({ dataset }) => dataset.rows ?? []);
    const rows = [...list.querySelectorAll(".row")];
    for (const row of rows) {
      const text = words.length ? plain(row.textContent) : "";
      const left = kinds.every((kind) => row.matches(kind)) && words.every((word) => text.includes(word));
      row.hidden = !left || "out" in row.dataset;
    }
    const left = rows.filter((row) => !row.hidden);
    const few = choices.length > 0 && left.length <= Number(list.dataset.few ?? Infinity);
    for (const group of list.querySelectorAll("details:has(.row)")) {
      const own = left.filter((row) => group.contains(row));
      for (const place of group.querySelectorAll(":scope > summary [data-count]")) {
        const count = own.filter((row) => row.matches(place.dataset.count || "*")).length;
        place.textContent = said(count);
        if (place.dataset.count && place.parentElement) place.parentElement.hidden = !count;
      }
      group.hidden = !own.length;
      if (few && !group.open) {
        group.open = true;
        opened.add(group);
      } else if (!few && opened.delete(group)) group.open = false;
    }
    for (const place of list.querySelectorAll("[data-shown]")) {
      const told = place.dataset.shown.replace("{count}", said(left.length)).replace("{total}", said(rows.length));
      place.textContent = choices.length ? told : "";
    }
  };

  // What the address points at is opened, with all around it; choices that would hide it are taken back.
  const arrive = () => {
    const there = document.getElementById(location.hash.slice(1));
    const list = there?.closest("[data-folds]");
    if (!there || !list) return;
    const row = there.closest(".row") ?? there;
    if (row.closest("[hidden]")) {
      for (const field of fieldsOf(list)) {
        if (field.type === "radio") field.checked = field.defaultChecked;
        else field.value = field.defaultValue;
      }
      list.dispatchEvent(new Event("input"));
      keep(location.hash);
    }
    const within = there === row ? there.querySelector("details") : null;
    for (let around = within ?? there.closest("details"); around; around = around.parentElement?.closest("details") ?? null) {
      around.open = true;
    }
    row.scrollIntoView({ behavior: "instant" });
  };

  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = asked.get(field.name);
    if (field.type !== "radio") field.value = value ?? field.defaultValue;
    else if (value === field.value) field.checked = true;
  }
  for (const list of lists) {
    if (fieldsOf(list).some(chosen)) choose(list);
    list.addEventListener("input", () => choose(list));
    list.addEventListener("change", () => keep(location.hash));
    for (const button of list.querySelectorAll("[data-unfold]")) {
      button.addEventListener("click", () => {
        const groups = [...list.querySelectorAll("details:has(.row)")];
        const open = groups.some((group) => !group.open);
        for (const group of groups) group.open = open;
      });
    }
    list.addEventListener("click", (event) => {
      const fold = event.target instanceof Element ? event.target.closest("summary")?.parentElement : null;
      const row = fold?.closest(".row") ?? fold?.querySelector(":scope > summary");
      if (!(fold instanceof HTMLDetailsElement) || !row) return;
      const id = row.id || row.querySelector("[id]")?.id;
      if (!fold.open) keep(id ?? "");
      else if (location.hash === `#${id}`) keep("");
    });
  }
  addEventListener("hashchange", arrive);
  arrive();
})();
