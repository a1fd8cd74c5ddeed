// The words of a form, field by field and paragraph by paragraph, and what can be done at a place among them. A place is
// {field or block, start, end}; its key tells which text it stands in.
const keyOf = ({ field, block }) => (block ? `b:${block}` : `f:${field}`);

const wordsOf = (form, names) => {
  const fields = names.map((name) => form.elements.namedItem(name)).filter((field) => field?.setSelectionRange);
  const [body, language] = ["body", "language"].map((name) => form.elements.namedItem(name));
  const editor = () => window.coopcmsEditor;
  const fieldAt = (place) => fields.find((field) => field.name === place.field);
  const said = () => [...fields, language].filter(Boolean);
  const typed = () => fields.map((field) => [`f:${field.name}`, field.value]);

  const go = (place) => {
    if (place.block) return editor()?.go(place) ?? false;
    const field = fieldAt(place);
    field?.focus();
    field?.setSelectionRange(place.start, place.end);
    field?.scrollIntoView({ block: "nearest" });
    return Boolean(field);
  };
  const put = (place, text) => {
    const field = fieldAt(place);
    if (!field || field.readOnly || field.value.slice(place.start, place.end) !== place.text) return false;
    field.focus();
    field.setSelectionRange(place.start, place.end);
    if (document.execCommand("insertText", false, text)) return true; // the browser's own undo knows of it
    field.setRangeText(text, place.start, place.end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  };
  const swap = (place, text) => {
    const isDone = editor().replace(place, text);
    if (!document.activeElement.closest(".tiptap")) getSelection().removeAllRanges(); // words that are gone are not selected
    return isDone;
  };
  const here = () => {
    const field = fields.find((one) => one === document.activeElement);
    if (field) return { field: field.name, start: field.selectionStart, end: field.selectionEnd };
    return document.activeElement?.closest?.(".tiptap") ? (editor()?.here() ?? null) : null;
  };

  return {
    fields,
    go,
    here,
    // a text whose field takes tags cannot be looked at here
    isReadable: () => !body || Boolean(editor()),
    sent: () => ({ fields: Object.fromEntries(said().map((field) => [field.name, field.value])), blocks: body ? editor().blocks() : [] }),
    // every text by its key, in the order of reading
    texts: (blocks = body && editor() ? editor().blocks() : []) =>
      new Map([...typed(), ...textsIn(blocks).map(([name, text]) => [`b:${name}`, text])]),
    // one step that undo takes back; false where `place.text` does not stand there any more
    replace: (place, text) => (place.block ? swap(place, text) : put(place, text)),
    undo: (place) => {
      if (place.block) document.querySelector(".editor [data-do=undo]").click();
      else if (go({ ...place, end: place.start })) document.execCommand("undo");
    },
    mark: (found) => editor()?.mark(found),
  };
};
