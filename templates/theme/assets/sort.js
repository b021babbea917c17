// Events to be put in order: numbers, buttons and dragging move a row; checking says which ones stand in their place.
(() => {
  for (const list of document.querySelectorAll(".sort-rows")) {
    const box = list.parentElement, button = box.querySelector("[data-said]"), status = box.querySelector("[role=status]");
    const [earlier, later, drag] = button.dataset.moves.split("|");
    const rows = () => /** @type {HTMLLIElement[]} */ ([...list.children]);
    const number = () => rows().forEach((row, at) => {
      const [up, down] = row.querySelectorAll("button");
      row.querySelector("input").value = `${at + 1}`;
      up.disabled = !at;
      down.disabled = at === list.children.length - 1;
    });
    // The others move past a row, which keeps the focus and the pointer that way.
    /** @type {(row: HTMLLIElement, to: number) => void} */
    const move = (row, to) => {
      const goal = Math.min(Math.max(to, 0), list.children.length - 1);
      while (rows().indexOf(row) < goal) list.insertBefore(/** @type {Element} */ (row.nextElementSibling), row);
      while (rows().indexOf(row) > goal) list.insertBefore(/** @type {Element} */ (row.previousElementSibling), row.nextElementSibling);
      rows().forEach((one) => {
        one.classList.remove("placed");
        one.querySelector("output").textContent = "";
      });
      number();
      status.textContent = `${goal + 1}. ${row.querySelector("span").textContent}`;
    };
    for (const row of rows()) {
      const field = row.querySelector("input"), name = row.querySelector("span").textContent;
      /** @type {(sign: string, label: string, act: () => void) => HTMLButtonElement} */
      const make = (sign, label, act) => {
        const made = Object.assign(document.createElement("button"), { type: "button", textContent: sign, ariaLabel: `${label}: ${name}`, onclick: act });
        row.append(made);
        return made;
      };
      for (const [sign, label, by] of /** @type {const} */ ([["↑", earlier, -1], ["↓", later, 1]])) {
        const button = make(sign, label, () => {
          move(row, rows().indexOf(row) + by);
          if (button.disabled) field.focus();
        });
      }
      const handle = make("⠿", drag, () => {});
      handle.className = "sort-drag";
      handle.tabIndex = -1;
      handle.onpointerdown = (event) => { handle.setPointerCapture(event.pointerId); row.classList.add("dragged"); };
      handle.onlostpointercapture = () => { row.classList.remove("dragged"); };
      handle.onpointermove = ({ clientY }) => {
        const over = rows().findIndex((one) => clientY < one.getBoundingClientRect().bottom);
        const to = over < 0 ? list.children.length - 1 : over;
        if (row.classList.contains("dragged") && to !== rows().indexOf(row)) move(row, to);
      };
      row.append(document.createElement("output"));
      field.onchange = () => { if (field.valueAsNumber) move(row, field.valueAsNumber - 1); };
    }
    number();
    button.onclick = () => {
      const order = [...box.querySelectorAll(".sort-key a")].map((link) => link.hash.slice(1));
      const days = box.querySelectorAll(".sort-key time");
      let right = 0;
      rows().forEach((row, at) => {
        const place = order.indexOf(`${row.dataset.id}`), stands = place === at;
        if (stands) right++;
        row.classList.toggle("placed", stands);
        row.querySelector("output").textContent = `${stands ? "✓" : `→ ${place + 1}.`} ${days[place].textContent}`;
      });
      status.textContent = button.dataset.said.replace("{right}", `${right}`).replace("{all}", `${order.length}`);
    };
  }
})();
