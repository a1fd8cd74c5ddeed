// A picture in the text: what is seen of it, the small form for its description, and the keys at its caption.
import { Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";
import { fileAt } from "./files.js";
import { ALT } from "../js/shared/blocks.js";
import { blockNamed } from "./places.js";

const SHOWN = 800; // pixels
export const thumbOf = (number, width = SHOWN) => `/admin/medien/${number}/${width}`;

// {node, pos} of the picture that is chosen or whose caption holds the caret, or null.
export const pictureAt = ({ selection }) => {
  const { $from, node } = selection;
  if (node?.type.name === "picture") return { node, pos: selection.from };
  return $from.parent.type.name === "picture" ? { node: $from.parent, pos: $from.before() } : null;
};

// The caption ends with Enter: the text goes on below the picture, and below a PDF that is chosen.
export const below = ({ state, view }) => {
  const here = pictureAt(state) ?? fileAt(state);
  if (!here) return false;
  const pos = here.pos + here.node.nodeSize;
  const tr = state.tr.insert(pos, state.schema.nodes.p.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  return true;
};

// Backspace at the begin of a caption chooses the picture, once more deletes it; Delete at its end draws nothing in.
export const chooseAtStart = ({ state, view }) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.name !== "picture" || $from.parentOffset) return false;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, $from.before())));
  return true;
};

export const isAtEnd = ({ selection: { $from, empty } }) =>
  empty && $from.parent.type.name === "picture" && $from.parentOffset === $from.parent.content.size;

// Where a new picture can stand: after the block that holds the caret, inside of a box, else at the top; in place of it if it is empty.
export const placeFor = ({ selection: { $from, to } }) => {
  let depth = $from.depth;
  while (depth > 0 && $from.node(depth).type.name !== "box") depth--;
  if ($from.depth === depth) return { from: to, to };
  const block = $from.node(depth + 1);
  const [start, end] = [$from.before(depth + 1), $from.after(depth + 1)];
  return block.type.name === "p" && !block.content.size ? { from: start, to: end } : { from: end, to: end };
};

// The field in which the picture of a place is described: the name of its block ends with `~alt`; null where there is none.
export const descriptionAt = (view, { block }) => {
  const found = blockNamed(view.state.doc, block.slice(0, -ALT.length));
  const field = found && view.nodeDOM(found.pos)?.querySelector?.("textarea");
  if (!field || field.disabled) return null;
  const go = ({ start = 0, end = start }) => {
    field.focus();
    field.setSelectionRange(start, end);
    field.scrollIntoView({ block: "nearest" });
    return true;
  };
  return { ...found, go };
};

// Other words in a description, as one step that undo takes back; false where `where.text` does not stand there.
export const describe = (view, where, text) => {
  const found = descriptionAt(view, where);
  const alt = found?.node.attrs.alt ?? "";
  if (!found || alt.slice(where.start, where.end) !== (where.text ?? alt.slice(where.start, where.end))) return false;
  view.dispatch(closeHistory(view.state.tr));
  view.dispatch(view.state.tr.setNodeAttribute(found.pos, "alt", alt.slice(0, where.start) + text + alt.slice(where.end)));
  view.dispatch(closeHistory(view.state.tr));
  return true;
};

// The place of the caret in a description, or null where it is elsewhere.
export const describing = (view) => {
  const field = view.dom.contains(document.activeElement) ? document.activeElement : null;
  if (!field?.matches(".picture-about textarea")) return null;
  return { block: field.closest("[data-block]").dataset.block + ALT, start: field.selectionStart, end: field.selectionEnd };
};

const viewOf = ({ sketch, text, say, ask }) => (first, view, getPos) => {
  let node = first;
  let kept = node.attrs.alt; // comes back where somebody changes their mind about “only adorns”
  const dom = sketch.content.firstElementChild.cloneNode(true);
  dom.replaceChildren(...dom.children); // the caret would come into the spaces between them
  const [image, words, tick, caption, lacks] = ["img", "textarea", "input", "figcaption", ".lacks"].map((part) => dom.querySelector(part));
  const about = dom.querySelector(".picture-about");

  const set = (attrs) => {
    const tr = view.state.tr;
    for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(getPos(), name, value);
    view.dispatch(tr);
  };
  const show = () => {
    const { picture, alt, decorative, id, lang } = node.attrs;
    const source = thumbOf(picture);
    if (image.getAttribute("src") !== source) image.src = source;
    image.alt = decorative ? "" : (alt ?? "");
    if (words.value !== (alt ?? "")) words.value = alt ?? "";
    words.disabled = tick.checked = decorative;
    lacks.hidden = decorative || Boolean(alt?.trim());
    dom.dataset.block = id ?? "";
    dom.dataset.picture = picture;
    if (lang) dom.lang = lang;
    else dom.removeAttribute("lang");
    caption.classList.toggle("empty", !node.content.size);
  };
  const leave = () => {
    view.focus();
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, getPos() + 1)));
  };
  const acts = {
    other: () => {
      leave();
      ask().picture();
    },
    gone: () => {
      const pos = getPos();
      view.dispatch(view.state.tr.delete(pos, pos + node.nodeSize));
      view.focus();
      say("picture_gone");
    },
  };

  words.addEventListener("input", () => {
    kept = words.value.replace(/\n/g, " ");
    set({ alt: kept || null });
  });
  tick.addEventListener("change", () => set({ decorative: tick.checked, alt: tick.checked ? null : kept }));
  about.addEventListener("click", (event) => acts[event.target.closest("[data-act]")?.dataset.act]?.());
  about.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === words) event.preventDefault();
    else if (event.key === "Escape") leave();
  });
  image.addEventListener("error", () => dom.classList.add("broken"));
  image.addEventListener("load", () => dom.classList.remove("broken"));
  caption.dataset.placeholder = text("caption");
  show();

  return {
    dom,
    contentDOM: caption,
    update: (other) => {
      if (other.type !== node.type) return false;
      node = other;
      kept = node.attrs.alt ?? kept;
      show();
      return true;
    },
    stopEvent: (event) => about.contains(event.target),
    ignoreMutation: ({ target }) => !caption.contains(target),
  };
};

// `desk.ask` is there once the editor is: dialogs need it.
export const figures = (desk, sketch) => {
  const { text, say } = desk;
  const picture = viewOf({ sketch, text, say, ask: () => desk.ask });
  return Extension.create({ name: "figures", addProseMirrorPlugins: () => [new Plugin({ props: { nodeViews: { picture } } })] });
};
