// The HTML of the form's field as a document. It is read apart from the page: nothing in it runs or is fetched.
import { DOMParser as Reader } from "@tiptap/pm/model";
import { named } from "./names.js";

const TAG = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;
const ACTING = /("[^"]*"|'[^']*')|(?<=[\s/"'])(style|on\w+)(?=\s*=)/gi;
const SWAPPED = { style: "noembed", base: "wbr" }; // tags read alike that do nothing
const SWAP = /<(\/?)(style|base)\b/gi;

// Styles and handlers are mere data before anything is read: the page's policy would report each of them.
const still = (html) =>
  html
    .replace(SWAP, (_all, slash, tag) => `<${slash}${SWAPPED[tag.toLowerCase()]}`)
    .replace(TAG, (tag) => tag.replace(ACTING, (_all, value, name) => value ?? `data-${name}`));

export const inert = (html) => new DOMParser().parseFromString(`<!doctype html><body>${still(html)}`, "text/html");

const OURS = "figure[data-picture], figure[data-document]";
const CLOSED = "ul, ol, menu, blockquote, table"; // pictures and PDFs stand before these, not in them

const outermost = (figure) => {
  let found = null;
  for (let above = figure.parentElement; above && !above.matches("aside"); above = above.parentElement) if (above.matches(CLOSED)) found = above;
  return found;
};

// A figure of ours holds a description and a caption, that of a PDF nothing: whatever else stands in it comes after it.
const figured = (body) => {
  for (const figure of body.querySelectorAll("figure[data-document]:not([data-picture])")) figure.after(...figure.childNodes);
  for (const figure of body.querySelectorAll("figure[data-picture]")) {
    const caption = figure.querySelector(":scope > figcaption");
    figure.after(...[...figure.childNodes].filter((one) => one !== caption && one.nodeName !== "IMG"));
  }
  for (const figure of body.querySelectorAll(OURS)) outermost(figure)?.before(figure);
  return body;
};

export const read = (html, schema) => named(Reader.fromSchema(schema).parse(figured(inert(html).body)), new Set());
