// The editor takes the place of the field for the text; without this script the field takes HTML.
import { Editor } from "@tiptap/core";
import { actions } from "./actions.js";
import { api } from "./api.js";
import { keepInStep } from "./field.js";
import { Findings, findings } from "./findings.js";
import { inLists, shortcuts } from "./keys.js";
import { Names } from "./names.js";
import { Past } from "./past.js";
import { read } from "./reading.js";
import { schema } from "./schema.js";
import { speech } from "./speech.js";
import { toolbar } from "./toolbar.js";

const begin = (area, sketch) => {
  const parts = sketch.content.cloneNode(true);
  const [frame, bar] = [parts.querySelector(".editor"), parts.querySelector("[role=toolbar]")];
  const { text, say } = speech(frame.querySelector("[role=status]"), JSON.parse(document.getElementById("editor-worte").textContent));
  const run = (name) => actions[name].does(editor, say);
  const label = area.form.querySelector(`label[for="${area.id}"]`);
  const name = area.id;

  label.id ||= `${name}-name`;
  area.before(parts);
  const editor = new Editor({
    element: frame.querySelector(".page"),
    extensions: [...schema, Names, Past, Findings, inLists, shortcuts(bar.querySelectorAll("[aria-keyshortcuts]"), run)],
    injectCSS: false,
    enableCoreExtensions: { delete: false, textDirection: false, tabindex: false },
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, spellcheck: "true", lang: "de", id: name },
      handleKeyDown: (_view, event) => event.altKey && event.key === "F10" && (tools.enter(), true),
    },
    onBeforeCreate: ({ editor: made }) => {
      made.options.content = read(area.value, made.schema);
    },
  });
  const tools = toolbar(bar, editor, { text, run });

  area.id = `${name}-html`;
  area.hidden = true;
  label.addEventListener("click", () => editor.commands.focus());
  document.getElementById(`${name}-hinweis`)?.remove();
  bar.setAttribute("aria-controls", name);
  window.coopcmsEditor = api(editor, keepInStep(editor, area), findings(editor, area));
  area.dispatchEvent(new CustomEvent("coopcms:editor", { bubbles: true, detail: window.coopcmsEditor }));
};

const area = document.querySelector("form.long textarea[name=body]");
const sketch = document.getElementById("editor-vorlage");
if (area && sketch) begin(area, sketch);
