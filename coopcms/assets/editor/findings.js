// What checks found stands as underlines in the text; they move with the words, and go where their words are changed.
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { placeOf, rangeAt } from "./places.js";

const key = new PluginKey("findings");

const underline = (range, finding) =>
  Decoration.inline(range.from, range.to, { class: `finding ${finding.level ?? ""}`.trim(), "data-finding": String(finding.id ?? "") }, { finding });

const drawn = (doc, findings) =>
  DecorationSet.create(
    doc,
    findings.flatMap((finding) => {
      const range = rangeAt(doc, finding);
      return range && range.from < range.to ? [underline(range, finding)] : [];
    }),
  );

export const Findings = Extension.create({
  name: "findings",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, set) => transaction.getMeta(key) ?? (transaction.docChanged ? set.map(transaction.mapping, transaction.doc) : set),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

// `mark` draws them anew; the field hears `coopcms:finding` when the caret comes into one, and when it has left it.
export const findings = (editor, area) => {
  let here = null;
  editor.on("selectionUpdate", () => {
    const { from, to } = editor.state.selection;
    const found = key.getState(editor.state).find(from, to)[0]?.spec.finding ?? null;
    if (found === here) return;
    here = found;
    area.dispatchEvent(new CustomEvent("coopcms:finding", { bubbles: true, detail: found }));
  });
  return {
    mark: (list) => editor.view.dispatch(editor.state.tr.setMeta(key, drawn(editor.state.doc, list)).setMeta("addToHistory", false)),
    here: () => placeOf(editor.state.selection),
  };
};
