// The editor takes the place of the field for the text; without this script the field takes HTML.
import { fold } from "./panels.js";
import { start } from "./start.js";

const area = document.querySelector("form.long textarea[name=body]");
const sketch = document.getElementById("editor-vorlage");
if (area && sketch) start(area, sketch);
fold(document.querySelectorAll(".write-aside .panel"));
