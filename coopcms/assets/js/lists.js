// A list whose rows can be chosen: one tick for the whole page, and how many are ticked is said.
const form = document.getElementById("auswahl");

if (form) {
  const rows = [...form.elements].filter((field) => field.name === "auswahl");
  const [tick, said] = form.querySelector("template").content.cloneNode(true).children;
  form.prepend(tick);
  form.querySelector("button").after(said);
  const all = document.getElementById("auswahl-alle");

  const count = () => {
    const number = rows.filter((row) => row.checked).length;
    const { none, one, many } = form.dataset;
    said.textContent = number ? (number === 1 ? one : many.replace("#", number)) : none;
    all.checked = number > 0 && number === rows.length;
    all.indeterminate = number > 0 && number < rows.length;
  };
  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
    count();
  });
  for (const row of rows) row.addEventListener("change", count);
  addEventListener("pageshow", count); // a page one comes back to has kept its ticks
}
