// Everything the editor consists of, put together around one field.
import { Editor } from "@tiptap/core";
import { actions } from "./acts/all.js";
import { api } from "./api.js";
import { offering } from "./ask/document.js";
import { help } from "./ask/help.js";
import { language } from "./ask/language.js";
import { linking } from "./ask/link.js";
import { outline } from "./ask/outline.js";
import { illustrating } from "./ask/picture.js";
import { plainText } from "./copying.js";
import { counting } from "./count.js";
import { keepInStep } from "./field.js";
import { figures } from "./figures.js";
import { files } from "./files.js";
import { finding } from "./find.js";
import { Findings, findings } from "./findings.js";
import { inPlace, inSight, mannerly, shortcuts } from "./keys.js";
import { labelled } from "./label.js";
import { margins } from "./margins.js";
import { Matches } from "./matches.js";
import { Names } from "./names.js";
import { noticeIn } from "./notice.js";
import { pasting } from "./paste/into.js";
import { read } from "./reading.js";
import { schema } from "./schema.js";
import { speech } from "./speech.js";
import { toolbar } from "./toolbar.js";

const asking = (parts, desk, buttons) => {
  const dialog = (name) => parts.find((part) => part.dataset.dialog === name);
  return {
    a: linking(dialog("link"), desk),
    lang: language(dialog("language"), desk),
    picture: illustrating(dialog("picture"), desk),
    document: offering(dialog("document"), desk),
    outline: outline(dialog("outline"), desk),
    help: help(dialog("help"), desk, buttons),
  };
};

export const start = (area, sketch) => {
  const [frame, ...dialogs] = sketch.content.cloneNode(true).children;
  const part = (selector) => frame.querySelector(selector);
  const bar = part("[role=toolbar]");
  const keyed = bar.querySelectorAll("[aria-keyshortcuts]");
  const { text, say } = speech(part(".said"), JSON.parse(document.getElementById("editor-worte").textContent));
  const desk = { text, say };
  const notice = noticeIn(part(".left-out"), { text, leave: () => desk.editor.view.focus() });
  const free = margins(part(".top"), area.form.querySelector(".buttons"));
  desk.run = (name) => {
    const { does, on } = actions[name];
    if (does(desk) !== true) return undefined;
    const title = bar.querySelector(`[data-do="${name}"] .name`)?.textContent;
    return title && say(on ? (on(desk.editor.state) ? "on" : "off") : "done", { name: title });
  };

  area.before(frame);
  document.body.append(...dialogs);
  desk.editor = new Editor({
    element: part(".page"),
    extensions: [...schema, Names, Findings, Matches, figures(desk, part(".of-pictures")), files(desk, part(".of-files")), pasting(say, notice), inPlace, shortcuts(keyed, desk.run)],
    injectCSS: false,
    enableCoreExtensions: { delete: false, textDirection: false, tabindex: false },
    editorProps: {
      attributes: labelled(area),
      clipboardTextSerializer: plainText,
      scrollMargin: free,
      scrollThreshold: free,
      handleKeyDown: (_view, event) => event.altKey && event.key === "F10" && (tools.enter(), true),
    },
    onBeforeCreate: ({ editor }) => {
      editor.options.content = read(area.value, editor.schema);
    },
  });
  const tools = toolbar(bar, desk);
  desk.ask = { ...asking(dialogs, desk, keyed), find: finding(part(".find"), desk) };
  counting(part(".length"), desk);
  mannerly(desk.editor);
  inSight(desk.editor);
  const field = keepInStep(desk.editor, area);
  window.coopcmsEditor = api(desk.editor, field, findings(desk.editor, area));
  area.dispatchEvent(new CustomEvent("coopcms:editor", { bubbles: true, detail: window.coopcmsEditor }));
};
