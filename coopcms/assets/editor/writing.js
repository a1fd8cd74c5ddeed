// The document as the HTML that blocks/html.py reads back: the same tags in the same order, the ids of blocks kept.
import { runsOf } from "./runs.js";

const TAGS = { p: "p", ul: "ul", ol: "ol", li: "li", quote: "blockquote", box: "aside", table: "table", row: "tr", cell: "td", head: "th" };
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u0338": "&#824;" };
const escaped = (text) => text.replace(/[&<>"\u0338]/g, (sign) => ESCAPES[sign]);

const marked = (run) => {
  if (run.text === "\n") return "<br>";
  let html = escaped(run.text);
  if (run.em) html = `<em>${html}</em>`;
  if (run.strong) html = `<strong>${html}</strong>`;
  return run.lang ? `<span lang="${escaped(run.lang)}">${html}</span>` : html;
};

// Neighbours that share the mark of this name stand in one tag.
const within = (runs, name, open, inner) => {
  const out = [];
  for (let at = 0, end; at < runs.length; at = end) {
    for (end = at + 1; end < runs.length && runs[end][name] === runs[at][name]; ) end++;
    const html = inner(runs.slice(at, end));
    out.push(runs[at][name] ? `${open(runs[at][name])}${html}</${name}>` : html);
  }
  return out.join("");
};

const linked = (runs) => within(runs, "a", (href) => `<a href="${escaped(href)}">`, (some) => some.map(marked).join(""));
const words = (node) => within(runsOf(node), "q", () => "<q>", linked);

const figure = ({ picture, alt, decorative }, attrs, caption) => {
  const description = decorative ? ' alt=""' : alt ? ` alt="${escaped(alt)}"` : "";
  const words = caption ? `<figcaption>${caption}</figcaption>` : "";
  return `<figure data-picture="${picture}"${decorative ? " data-decorative" : ""}${attrs}><img${description}>${words}</figure>`;
};

const written = (node) => {
  const { id, lang, level, picture, document: file } = node.attrs;
  const tag = level ? `h${level}` : TAGS[node.type.name];
  const attrs = (id ? ` data-block="${escaped(id)}"` : "") + (lang ? ` lang="${escaped(lang)}"` : "");
  const children = [];
  if (!node.isTextblock) node.forEach((child) => children.push(written(child)));
  const inner = node.isTextblock ? words(node) : children.join("");
  if (file) return `<figure data-document="${file}"${attrs}></figure>`;
  if (picture) return figure(node.attrs, attrs, inner);
  const isCell = node.type.name === "cell" || node.type.name === "head";
  return inner || isCell ? `<${tag}${attrs}>${inner}</${tag}>` : "";
};

// A node never changes, a change makes new ones: only what was touched is written anew.
const known = new WeakMap();
const once = (node) => {
  if (!known.has(node)) known.set(node, written(node));
  return known.get(node);
};

export const html = (doc) => {
  const parts = [];
  doc.forEach((node) => parts.push(once(node)));
  return parts.filter(Boolean).join("\n");
};
