// Which language words are in: of the selected ones, of the marked ones around the caret, else of the whole paragraph.
import { safeLang } from "../addresses.js";
import { dialogOf, stretchOf } from "./dialog.js";

export const language = (dialog, { editor, say, text }) => {
  const { form, open, onSend } = dialogOf(dialog, editor);
  const { chosen, code, remove } = form.elements;
  const [problem, other, scope] = [dialog.querySelector(".error"), code.closest(".field"), dialog.querySelector(".scope")];
  let place = null;

  const showOther = () => {
    other.hidden = chosen.value !== "";
  };
  chosen.addEventListener("change", showOther);

  const set = (value) => {
    const { state, view } = editor;
    const { $from } = state.selection;
    const type = state.schema.marks.lang;
    if (place.empty) view.dispatch(state.tr.setNodeAttribute($from.before(), "lang", value || null));
    else if (value) view.dispatch(state.tr.addMark(place.from, place.to, type.create({ code: value })));
    else view.dispatch(state.tr.removeMark(place.from, place.to, type));
  };

  onSend((pressed) => {
    if (pressed === "remove") {
      set("");
      return say("lang_gone");
    }
    const value = safeLang(chosen.value || code.value);
    problem.hidden = Boolean(value);
    problem.textContent = value ? "" : text("lang_wrong");
    if (!value) {
      code.focus();
      return false;
    }
    set(value);
    return say("lang_set", { code: value });
  });

  return () => {
    const { state } = editor;
    place = stretchOf(state, state.schema.marks.lang);
    const known = place.mark?.attrs.code ?? (place.empty ? state.selection.$from.parent.attrs.lang : null);
    const offered = [...chosen.options].some((option) => option.value === known);
    chosen.value = known ? (offered ? known : "") : chosen.options[0].value;
    code.value = known && !offered ? known : "";
    problem.hidden = true;
    remove.hidden = !known;
    scope.hidden = !place.empty;
    showOther();
    open();
    chosen.focus();
  };
};
