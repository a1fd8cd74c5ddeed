// What has happened is said to those who do not see it; the words come from the page, in the language of the desk.
export const speech = (status, words) => {
  let turn = 0;
  const text = (name, values = {}) =>
    Object.entries(values).reduce((found, [key, value]) => found.replaceAll(`{${key}}`, () => value), words[name] ?? name);
  // `say("name", {…})`, or several sentences at once: `say(["name", {…}], ["other", {}])`.
  const say = (...given) => {
    const sentences = Array.isArray(given[0]) ? given : [given];
    turn = 1 - turn; // the same sentence twice is said twice
    status.textContent = sentences.map(([name, values]) => text(name, values)).join(" ") + (turn ? "\u00a0" : "");
  };
  return { text, say };
};
