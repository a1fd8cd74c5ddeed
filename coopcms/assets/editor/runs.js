// The words of a paragraph or heading as runs: texts with the marks that hold for them; a line break stands alone.
const NAMES = { q: "n", a: "href", lang: "code", strong: "", em: "" };

// {text, q, a, lang, strong, em} of each piece; a break is in the quote and the link that go on after it.
export const runsOf = (node) => {
  const runs = [];
  node.forEach((child) => {
    const run = { text: child.isText ? child.text : "\n" };
    for (const { type, attrs } of child.isText ? child.marks : []) run[type.name] = NAMES[type.name] ? attrs[NAMES[type.name]] : true;
    runs.push(run);
  });
  runs.forEach((run, n) => {
    const [before, after] = [runs[n - 1], runs[n + 1]];
    if (run.text !== "\n" || !before || !after) return;
    for (const name of ["q", "a"]) if (before[name] && before[name] === after[name]) run[name] = before[name];
  });
  return runs;
};
