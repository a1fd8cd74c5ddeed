// The document as blocks/shape.py knows it: these nodes and marks and no others.
import { Extension, Mark, Node } from "@tiptap/core";
import { safeHref, safeLang } from "./addresses.js";

const tags = (names, more = {}) => names.split(" ").map((tag) => ({ tag, ...more }));
const group = (tag) => ({ renderHTML: () => [tag, 0] });

const WIDE = "(flow | picture | document)+"; // pictures and PDFs stand at the top and in boxes
const doc = Node.create({ name: "doc", topNode: true, content: WIDE });
const text = Node.create({ name: "text", group: "inline" });

const p = Node.create({
  name: "p",
  priority: 1000, // what stands first of its group is made where words need a block
  group: "flow",
  content: "inline*",
  parseHTML: () => tags("p address dt dd figcaption caption summary legend"),
  ...group("p"),
});

const heading = Node.create({
  name: "heading",
  group: "flow",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: { level: Math.min(Math.max(n, 2), 4) } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs.level}`, HTMLAttributes, 0],
});

const flow = (name, tag, more = {}) =>
  Node.create({
    name,
    group: "flow",
    content: "flow+",
    defining: true,
    parseHTML: () => tags(tag),
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    ...more,
  });

const list = (name, names) => flow(name, name, { group: "flow list", content: "li+", parseHTML: () => tags(names) });

const MOST = 2 ** 31 - 1; // the largest number a picture or PDF can have
const numbered = (told) => (/^[1-9]\d{0,9}$/.test(told) && told <= MOST ? Number(told) : null);
const numberOf = (element) => numbered(element.dataset.picture);
const documentOf = (element) => numbered(element.dataset.document);
const describedIn = (element) => (element.hasAttribute("data-decorative") ? null : element.querySelector("img")?.getAttribute("alt") || null);

// A picture of the library: its words are the caption. Nothing flows into it or out of it by mistake.
const picture = Node.create({
  name: "picture",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({
    picture: { default: null, parseHTML: numberOf, renderHTML: (attrs) => ({ "data-picture": attrs.picture }) },
    alt: { default: null, parseHTML: describedIn, rendered: false },
    decorative: {
      default: false,
      parseHTML: (element) => element.hasAttribute("data-decorative"),
      renderHTML: ({ decorative }) => (decorative ? { "data-decorative": "" } : {}),
    },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-picture]",
      getAttrs: (element) => (numberOf(element) ? null : false),
      contentElement: (element) => element.querySelector("figcaption") ?? element.ownerDocument.createElement("figcaption"),
    },
  ],
  renderHTML: ({ node: { attrs }, HTMLAttributes }) => ["figure", HTMLAttributes, ["img", attrs.decorative ? { alt: "" } : attrs.alt ? { alt: attrs.alt } : {}], ["figcaption", 0]],
});

// A PDF of the library: it has no words of its own.
const file = Node.create({
  name: "document",
  atom: true,
  addAttributes: () => ({
    document: { default: null, parseHTML: documentOf, renderHTML: (attrs) => ({ "data-document": attrs.document }) },
  }),
  parseHTML: () => [{ tag: "figure[data-document]", getAttrs: (element) => (documentOf(element) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
});

// Cells span nothing; the attributes are there because the table commands ask for them.
const CELL = { colspan: 1, rowspan: 1, colwidth: null };
const cell = (name, tag, tableRole) =>
  flow(name, tag, {
    group: "",
    isolating: true,
    tableRole,
    addAttributes: () =>
      Object.fromEntries(Object.entries(CELL).map(([key, value]) => [key, { default: value, rendered: false, parseHTML: () => value }])),
  });

const blocks = [
  p,
  heading,
  list("ul", "ul menu"),
  list("ol", "ol"),
  flow("li", "li", { group: "" }),
  flow("quote", "blockquote"),
  flow("box", "aside", { content: WIDE }),
  picture,
  file,
  flow("table", "table", {
    content: "row+",
    isolating: true,
    tableRole: "table",
    renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
  }),
  flow("row", "tr", { group: "", content: "(cell | head)+", tableRole: "row" }),
  cell("cell", "td", "cell"),
  cell("head", "th", "header_cell"),
];

const about = Extension.create({
  name: "about",
  extendNodeSchema: (extension) => (extension.config.tableRole ? { tableRole: extension.config.tableRole } : {}),
  addGlobalAttributes: () => [
    {
      types: blocks.map((block) => block.name),
      attributes: {
        id: {
          default: null,
          parseHTML: (element) => element.getAttribute("data-block"),
          renderHTML: ({ id }) => (id ? { "data-block": id } : {}),
        },
        lang: {
          default: null,
          parseHTML: (element) => safeLang(element.getAttribute("lang") ?? "") || null,
          renderHTML: ({ lang }) => (lang ? { lang } : {}),
        },
      },
    },
  ],
});

const lineBreak = Node.create({
  name: "break",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => tags("br"),
  renderHTML: () => ["br"],
  renderText: () => "\n",
});

// Two quotes side by side stay two: each has a number of its own while it is edited.
let quotes = 0;
export const nextQuote = () => ++quotes;

const mark = (name, names, more = {}) =>
  Mark.create({
    name,
    parseHTML: () => tags(names),
    renderHTML: ({ HTMLAttributes }) => [name, HTMLAttributes, 0],
    ...more,
  });

// From outside to inside, as blocks/render.py writes them.
const marks = [
  mark("q", "q", { priority: 1050, addAttributes: () => ({ n: { default: 0, rendered: false, parseHTML: nextQuote } }) }),
  mark("a", "a", {
    priority: 1040,
    inclusive: false,
    addAttributes: () => ({ href: { default: "", parseHTML: (element) => safeHref(element.getAttribute("href") ?? "") } }),
    parseHTML: () => [{ tag: "a[href]", getAttrs: (element) => (safeHref(element.getAttribute("href")) ? null : false) }],
    renderHTML: ({ HTMLAttributes }) => ["a", { ...HTMLAttributes, rel: "noopener" }, 0],
  }),
  mark("lang", "", {
    priority: 1030,
    addAttributes: () => ({ code: { default: "en", rendered: false, parseHTML: (element) => safeLang(element.getAttribute("lang")) } }),
    parseHTML: () => [{ tag: "[lang]", priority: 60, consuming: false, getAttrs: isForeignInline }],
    renderHTML: ({ mark: { attrs }, HTMLAttributes }) => ["span", { ...HTMLAttributes, lang: attrs.code }, 0],
  }),
  mark("strong", "strong b", { priority: 1020 }),
  mark("em", "em i", { priority: 1010 }),
];

const BLOCKS = "P,ADDRESS,DT,DD,FIGCAPTION,CAPTION,SUMMARY,LEGEND,H1,H2,H3,H4,H5,H6,UL,MENU,OL,LI,BLOCKQUOTE,ASIDE,TABLE,TR,TD,TH,BODY";
const IS_BLOCK = new Set(BLOCKS.split(","));

function isForeignInline(element) {
  return !IS_BLOCK.has(element.tagName) && !element.dataset.picture && !element.dataset.document && safeLang(element.getAttribute("lang")) ? null : false;
}

export const schema = [doc, text, ...blocks, lineBreak, ...marks, about];
