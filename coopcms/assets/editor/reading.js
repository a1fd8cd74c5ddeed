// The HTML of the form's field as a document. It is read apart from the page: nothing in it runs or is fetched.
import { DOMParser as Reader } from "@tiptap/pm/model";
import { named } from "./names.js";

export const inert = (html) => new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html");

export const read = (html, schema) => named(Reader.fromSchema(schema).parse(inert(html).body), new Set());
