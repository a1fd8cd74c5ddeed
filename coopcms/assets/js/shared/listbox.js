// The options of a list box: one is chosen at a time and told to the field that keeps the focus.
export const optionsOf = (field, list) => {
  let chosen = -1;
  const choose = (index) => {
    const options = [...list.children];
    chosen = options.length ? (index + options.length) % options.length : -1;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
    if (chosen < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    field.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  return { choose, step: (by) => choose(chosen + by), chosen: () => list.children[chosen] };
};

// What an address of the desk answers; a way to the login page or a refusal is an error.
export const answerOf = async (url, signal) => {
  const answer = await fetch(url, { headers: { Accept: "application/json" }, signal });
  if (answer.redirected || !answer.ok) throw new Error(answer.statusText);
  return answer.json();
};
