// What has happened is said to those who do not see it; the words come from the page, in the language of the desk.
export const speech = (status, words) => {
  let turn = 0;
  const text = (name, values = {}) =>
    Object.entries(values).reduce((found, [key, value]) => found.replaceAll(`{${key}}`, value), words[name] ?? name);
  const say = (name, values) => {
    turn = 1 - turn; // the same sentence twice is said twice
    status.textContent = text(name, values) + (turn ? "\u00a0" : "");
  };
  return { text, say };
};
