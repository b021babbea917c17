// Shows the steps of a chart one at a time, and says which one it is; without it all stand one below the other.
(() => {
  const steps = document.querySelectorAll(".step");
  const go = document.querySelector(".go");
  const [back, next] = go.querySelectorAll("button");
  const last = document.querySelector(".last");
  let at = 0;
  const show = () => {
    steps.forEach((step, place) => { step.hidden = place !== at; });
    back.hidden = !at;
    next.hidden = at > steps.length - 2;
    last.hidden = !next.hidden;
  };
  go.hidden = false;
  show();
  go.addEventListener("click", ({ target }) => {
    if (target !== back && target !== next) return;
    at += target === next ? 1 : -1;
    show();
    if (next.hidden) back.focus();
    if (back.hidden) next.focus();
    go.querySelector("output").textContent = steps[at].querySelector("h2").textContent;
  });
})();
