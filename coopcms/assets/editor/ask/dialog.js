// What is asked in a dialog, and of which words.
import { TextSelection } from "@tiptap/pm/state";

// A dialog over the page; when it closes the caret is where it was.
export const dialogOf = (dialog, editor) => {
  const form = dialog.querySelector("form");
  const close = () => {
    dialog.close();
    editor.view.focus(); // at once: the next key may be a shortcut
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", close);
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  return {
    form,
    close,
    open: () => dialog.open || dialog.showModal(),
    // What `act` does when the form is sent; it stays open where `act` answers false.
    onSend: (act) =>
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (act(event.submitter?.value ?? "") !== false) close();
      }),
  };
};

// Where the mark around the caret begins and ends, or the selection.
export const stretchOf = ({ selection, doc }, type) => {
  const { from, to, empty } = selection;
  const { $from } = TextSelection.between(doc.resolve(from), doc.resolve(to)); // the whole text may be chosen
  const around = type.isInSet($from.marks()) ?? ($from.nodeAfter && type.isInSet($from.nodeAfter.marks));
  if (!around) return { from, to, empty, mark: null };
  const has = (at) => around.isInSet($from.parent.child(at).marks);
  const here = type.isInSet($from.nodeAfter?.marks ?? []) ? $from.index() : $from.index() - 1;
  let [first, last] = [here, here];
  while (first > 0 && has(first - 1)) first--;
  while (last + 1 < $from.parent.childCount && has(last + 1)) last++;
  let start = $from.start();
  for (let at = 0; at < first; at++) start += $from.parent.child(at).nodeSize;
  let end = start;
  for (let at = first; at <= last; at++) end += $from.parent.child(at).nodeSize;
  return { from: empty ? start : Math.min(from, start), to: empty ? end : Math.max(to, end), empty: false, mark: around };
};
