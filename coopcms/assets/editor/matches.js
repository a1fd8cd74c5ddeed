// Words that are looked for stand out in the text; the chosen one more than the others.
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey("matches");
const NONE = { set: DecorationSet.empty, found: [], at: -1 };
const MOST = 2000;

const pattern = (words) => new RegExp(words.trim().split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("\\s+"), "giu");

// The places of the words, capital letters or not; a line break counts as a space.
export const matchesOf = (doc, words) => {
  const found = [];
  if (!words.trim()) return found;
  const wanted = pattern(words);
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const match of node.textBetween(0, node.content.size, "", "\n").matchAll(wanted)) {
      if (found.length < MOST) found.push({ from: pos + 1 + match.index, to: pos + 1 + match.index + match[0].length });
    }
    return false;
  });
  return found;
};

const drawn = (doc, { found, at }) => {
  const marks = found.map(({ from, to }, n) => Decoration.inline(from, to, { class: n === at ? "match here" : "match" }));
  return { found, at, set: DecorationSet.create(doc, marks) };
};

const moved = (shown, { mapping, doc }) => ({
  at: shown.at,
  set: shown.set.map(mapping, doc),
  found: shown.found.map(({ from, to }) => ({ from: mapping.map(from), to: mapping.map(to) })),
});

export const Matches = Extension.create({
  name: "matches",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => NONE,
        apply: (transaction, shown) => {
          const wanted = transaction.getMeta(key);
          if (wanted) return drawn(transaction.doc, wanted);
          return transaction.docChanged && shown.found.length ? moved(shown, transaction) : shown;
        },
      },
      props: { decorations: (state) => key.getState(state).set },
    }),
  ],
});

export const matchesIn = (state) => key.getState(state);
export const showing = (tr, found, at) => tr.setMeta(key, { found, at });
