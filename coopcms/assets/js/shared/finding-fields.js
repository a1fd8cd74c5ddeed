// Below each plain field: how much was found in its words, as a link to the first of it in the list.
const fieldLines = (fields, { text, enter }) => {
  const lineFor = (field) => {
    const line = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { href: "#sprache" });
    const about = Object.assign(document.createElement("span"), { className: "hidden" });
    about.textContent = `: ${text(`field_${field.name}`)}`;
    Object.assign(line, { className: "field-findings", id: `${field.id}-funde`, hidden: true });
    link.append("", about);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      enter(field.name);
    });
    line.append(link);
    field.closest(".field").append(line);
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim());
    return line;
  };
  const lines = fields.map((field) => [field.name, lineFor(field)]);

  // `open` are the findings and hints that nobody has decided yet.
  return (open) => {
    for (const [name, line] of lines) {
      const number = open.filter((one) => one.field === name).length;
      line.hidden = !number;
      line.querySelector("a").firstChild.data = text(number === 1 ? "in_field_one" : "in_field_many", { number });
    }
  };
};
