// What is pasted or dropped comes in clean, as one step that undo takes back whole, and it is said what came and what not.
import { Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Fragment, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { MAX_DEPTH, flattened } from "../depth.js";
import { pictureAt, placeFor } from "../figures.js";
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
  if (node.isLeaf && !node.attrs.id) return node;
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

// A picture or PDF alone stands where a chosen one would: a list or quote that holds the caret cannot take it in.
const besides = (view, { content }) => {
  const { state } = view;
  const isOne = content.childCount === 1 && ["picture", "document"].includes(content.firstChild.type.name);
  const isWide = state.selection.$from.depth < 2;
  if (!isOne || isWide || pictureAt(state)) return false;
  const { from, to } = placeFor(state);
  view.dispatch(state.tr.replaceWith(from, to, content).setMeta("uiEvent", "paste").scrollIntoView());
  return true;
};

// What a table holds is no paragraph; cells that were chosen alone count as one table.
const counted = (slice) => {
  const found = { paragraphs: 0, tables: 0 };
  slice.content.descendants(({ type: { name }, isTextblock, content }) => {
    if (name === "table") found.tables++;
    else if (isTextblock && content.size) found.paragraphs++;
    else if (name === "row") found.tables ||= 1;
    return !isTextblock && !["table", "row"].includes(name);
  });
  return found;
};

const NOTHING = { pictures: 0, links: 0, notes: 0 };
const leftOut = ({ pictures, links, notes }) => [
  ...(pictures ? [["pictures_dropped", { number: pictures }]] : []),
  ...(links ? [["links_dropped", { number: links }]] : []),
  ...(notes ? [["notes_kept", {}]] : []),
];
const cameIn = ({ paragraphs, tables }) => [
  ...(paragraphs || !tables ? [["pasted", { number: Math.max(1, paragraphs) }]] : []),
  ...(tables ? [["tables_pasted", { number: tables }]] : []),
];

// `say` tells what came and what did not, `notice` shows what did not.
export const pasting = (say, notice) => {
  let last = NOTHING;
  const told = (slice) => {
    const left = leftOut(last);
    last = NOTHING;
    say(...cameIn(counted(slice)), ...left);
    notice(left);
  };
  const refused = (files) => {
    const left = leftOut({ ...NOTHING, pictures: files.length });
    say(...left);
    notice(left);
  };
  const apart = (view) => view.dispatch(closeHistory(view.state.tr));
  const isPicture = (transfer) => transfer?.files.length > 0 && !transfer.types.includes("text/html") && !transfer.types.includes("text/plain");
  const props = {
    clipboardTextParser: plain,
    transformPastedHTML: (html) => {
      last = NOTHING;
      if (OURS.test(html)) return html;
      const { html: words, ...said } = clean(html);
      last = said;
      return words;
    },
    transformPasted: (slice, view) => fitted(slice, view),
    handlePaste: (view, event, slice) => {
      apart(view);
      if (isPicture(event.clipboardData)) {
        refused(event.clipboardData.files);
        return true;
      }
      setTimeout(() => {
        apart(view);
        told(slice);
      });
      return besides(view, slice);
    },
    handleDrop: (view, event) => {
      apart(view);
      if (!event.dataTransfer?.files.length) return false;
      event.preventDefault(); // else the browser would leave the page for the file
      refused(event.dataTransfer.files);
      return true;
    },
  };
  return Extension.create({ name: "pasting", addProseMirrorPlugins: () => [new Plugin({ props })] });
};
