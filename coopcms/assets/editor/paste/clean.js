// What other programs put on the clipboard, reduced to structure. It is read apart from the page: nothing in it runs.
import { inert } from "../reading.js";
import { emphasis } from "./emphasis.js";
import { links } from "./links.js";
import { wordLists } from "./lists.js";
import { notes } from "./notes.js";
import { tables } from "./tables.js";

const HIDDEN = "script, style, noembed, noframes, meta, link, title, base, iframe, frame, frameset, object, embed, noscript, template, svg, math, canvas, audio, video, input, button, select, textarea, datalist, xml, del, [hidden]";
const PICTURES = "img, picture, image, v\\:imagedata, v\\:shape";
const EMPTY = "p, h1, h2, h3, h4, h5, h6, li, ul, ol, blockquote, aside, div";
const WORD = /class="?Mso|mso-|schemas-microsoft-com:office/i;
const WRITER = /content="LibreOffice|content="OpenOffice|class="(western|sdfootnote)/i;
const SEEN = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/;



const renamed = (element, tag) => {
  const other = element.ownerDocument.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
};

const dropComments = (root) => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const comment of found) comment.remove();
};

const dropHidden = (root) => {
  for (const element of root.querySelectorAll("[data-style]")) {
    if (/display:\s*none|mso-hide:\s*all/i.test(element.dataset.style)) element.remove();
  }
  for (const element of root.querySelectorAll(HIDDEN)) element.remove();
};

const dropPictures = (root) => {
  const number = root.querySelectorAll("img, image, v\\:imagedata").length;
  for (const picture of root.querySelectorAll(PICTURES)) picture.remove();
  for (const figure of root.querySelectorAll("figure")) {
    for (const name of ["data-picture", "data-document"]) figure.removeAttribute(name); // a number of ours says nothing elsewhere
  }
  return number;
};

// Titles and quotes that Word and web pages tell by class or role only.
const named = (root) => {
  for (const title of root.querySelectorAll("p.MsoTitle")) renamed(title, "h1");
  for (const head of root.querySelectorAll("[role=heading][aria-level]:not(h1, h2, h3, h4, h5, h6)")) {
    renamed(head, `h${Math.min(Math.max(Number(head.getAttribute("aria-level")) || 2, 1), 6)}`);
  }
  for (const words of root.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote")) {
    const before = words.previousElementSibling;
    const quote = before?.matches("blockquote[data-joined]") ? before : root.ownerDocument.createElement("blockquote");
    quote.dataset.joined = "";
    if (quote !== before) words.before(quote);
    quote.append(words);
  }
};

// Office programs note a language on every word; of others German goes without saying.
const languages = (root, isOffice) => {
  for (const element of root.querySelectorAll("[lang]")) {
    if (isOffice || /^de\b/i.test(element.getAttribute("lang"))) element.removeAttribute("lang");
  }
};

// Two line breaks in a row part paragraphs.
const parted = (root) => {
  for (const first of root.querySelectorAll("br")) {
    let next = first.nextSibling;
    while (next?.nodeType === Node.TEXT_NODE && !SEEN.test(next.data)) next = next.nextSibling;
    if (first.isConnected && next?.nodeName === "BR") {
      next.remove();
      first.replaceWith(root.ownerDocument.createElement("div"));
    }
  }
};

const dropEmpty = (root) => {
  for (const element of [...root.querySelectorAll(EMPTY)].reverse()) {
    if (!SEEN.test(element.textContent) && !element.querySelector("td, th")) element.remove();
  }
};

// {html, pictures, links, notes}: what is left, how many pictures and links went, whether footnotes now stand as paragraphs.
export const clean = (html) => {
  const { body } = inert(html);
  const isWord = WORD.test(html);
  const said = { pictures: dropPictures(body), links: 0, notes: 0 };
  wordLists(body);
  dropComments(body);
  dropHidden(body);
  said.notes = notes(body);
  named(body);
  emphasis(body);
  said.links = links(body);
  tables(body);
  languages(body, isWord || WRITER.test(html));
  parted(body);
  const again = inert(body.innerHTML).body;
  dropEmpty(again);
  return { html: again.innerHTML, ...said };
};
