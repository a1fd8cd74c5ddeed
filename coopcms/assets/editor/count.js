// How many words there are and how long one reads; shown at once, said when somebody pauses after writing much.
const PER_MINUTE = 200;
const PAUSE = 300;
const [QUIET, MANY] = [4000, 25];

// A node never changes: each is counted once. A word has a letter or a digit, as blocks/text.py counts.
const known = new WeakMap();
const counted = (node) => {
  if (!known.has(node)) {
    let number = 0;
    if (node.isTextblock) number = node.textBetween(0, node.content.size, " ", " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    else node.forEach((child) => (number += counted(child)));
    known.set(node, number);
  }
  return known.get(node);
};

export const wordsIn = (doc) => counted(doc);

export const counting = (place, { editor, text, say }) => {
  let [due, quiet, told] = [0, 0, wordsIn(editor.state.doc)];
  const about = (number) => {
    const name = number > 1 ? "words" : number ? "word" : "words_none";
    return [name, { number: number.toLocaleString(document.documentElement.lang), minutes: Math.max(1, Math.round(number / PER_MINUTE)) }];
  };
  const show = () => {
    due = 0;
    place.textContent = text(...about(wordsIn(editor.state.doc)));
  };
  const tell = () => {
    const number = wordsIn(editor.state.doc);
    if (Math.abs(number - told) < MANY) return;
    told = number;
    say(...about(number));
  };
  editor.on("update", () => {
    due ||= setTimeout(show, PAUSE);
    clearTimeout(quiet);
    quiet = setTimeout(tell, QUIET);
  });
  show();
};
