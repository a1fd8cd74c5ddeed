// The text takes over the field's name, help and errors; the field itself steps back and keeps its name in the form.
export const labelled = (area) => {
  const { id, form } = area;
  const label = form.querySelector(`label[for="${id}"]`);
  const hint = document.getElementById(`${id}-hinweis`); // which tags may be typed: nobody types tags here
  const about = (area.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== hint?.id);
  hint?.remove();
  label.id ||= `${id}-name`;
  label.addEventListener("click", () => document.getElementById(id).focus());
  area.id = `${id}-html`;
  area.hidden = true;
  const language = form.elements.language;
  language?.addEventListener("change", () => {
    document.getElementById(id).lang = language.value || "de";
  });
  return {
    id,
    role: "textbox",
    "aria-multiline": "true",
    "aria-labelledby": label.id,
    spellcheck: "true",
    lang: language?.value || "de",
    ...(about.length && { "aria-describedby": about.join(" ") }),
    ...(area.getAttribute("aria-invalid") && { "aria-invalid": "true" }),
  };
};
