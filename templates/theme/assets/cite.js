// A button below each citation that copies it; without a script it is marked and copied as any text.
const { copy = "", copied = "" } = document.querySelector("main")?.dataset ?? {};
for (const block of navigator.clipboard ? document.querySelectorAll(".citation") : []) {
  const said = block.textContent ?? "";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(said);
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  if (block.localName === "pre") block.after(button);
  else block.append(button);
}
