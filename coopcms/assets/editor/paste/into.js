// What is pasted or dropped comes in clean, as one step that undo takes back whole, and it is said what came and what not.
import { Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Fragment, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { MAX_DEPTH, flattened } from "../depth.js";
import { idsIn } from "../names.js";
import { nextQuote } from "../schema.js";
import { clean } from "./clean.js";
import { plain } from "./plain.js";

const OURS = /data-pm-slice/;

// Ids that stand in the text already are not taken a second time; quotes that come in are quotes of their own.
const fresh = (node, used, quotes) => {
  if (node.isText) {
    const quote = node.marks.find((mark) => mark.type.name === "q");
    if (!quote) return node;
    if (!quotes.has(quote.attrs.n)) quotes.set(quote.attrs.n, nextQuote());
    return node.mark(quote.type.create({ n: quotes.get(quote.attrs.n) }).addToSet(quote.removeFromSet(node.marks)));
  }
  if (node.isLeaf) return node;
  const children = [];
  node.forEach((child) => children.push(fresh(child, used, quotes)));
  const attrs = used.has(node.attrs.id) ? { ...node.attrs, id: null } : node.attrs;
  return node.type.create(attrs, children, node.marks);
};

const fitted = (slice, view) => {
  const { doc, selection } = view.state;
  const [used, quotes] = [idsIn(doc), new Map()];
  const nodes = slice.content.content.map((node) => fresh(node, used, quotes));
  const room = MAX_DEPTH - Math.max(0, selection.$from.depth - 1);
  const flat = flattened(nodes, room);
  const isSame = flat.length === nodes.length && flat.every((node, n) => node === nodes[n]);
  return isSame ? new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd) : Slice.maxOpen(Fragment.from(flat));
};

const count = (slice) => {
  let number = 0;
  slice.content.descendants((node) => {
    if (node.isTextblock && node.content.size) number++;
    return !node.isTextblock;
  });
  return number;
};

export const pasting = (say) => {
  let last = { pictures: 0, notes: 0 };
  const told = (slice) => {
    const parts = [["pasted", { number: Math.max(1, count(slice)) }]];
    if (last.pictures) parts.push(["pictures_dropped", { number: last.pictures }]);
    if (last.notes) parts.push(["notes_kept", {}]);
    last = { pictures: 0, notes: 0 };
    say(...parts);
  };
  const apart = (view) => view.dispatch(closeHistory(view.state.tr));
  const isPicture = (transfer) => transfer?.files.length > 0 && !transfer.types.includes("text/html") && !transfer.types.includes("text/plain");
  const props = {
    clipboardTextParser: plain,
    transformPastedHTML: (html) => {
      last = { pictures: 0, notes: 0 };
      if (OURS.test(html)) return html;
      const { html: words, ...said } = clean(html);
      last = said;
      return words;
    },
    transformPasted: (slice, view) => fitted(slice, view),
    handlePaste: (view, event, slice) => {
      apart(view);
      if (isPicture(event.clipboardData)) {
        say(["pictures_dropped", { number: event.clipboardData.files.length }]);
        return true;
      }
      setTimeout(() => {
        apart(view);
        told(slice);
      });
      return false;
    },
    handleDrop: (view, event) => {
      apart(view);
      if (!event.dataTransfer?.files.length) return false;
      event.preventDefault(); // else the browser would leave the page for the file
      say(["pictures_dropped", { number: event.dataTransfer.files.length }]);
      return true;
    },
  };
  return Extension.create({ name: "pasting", addProseMirrorPlugins: () => [new Plugin({ props })] });
};
