// Everything buttons and keys can do, by the name in `data-do`. `does` answers true where its state is to be announced.
import { blocks } from "./blocks.js";
import { table } from "./table.js";
import { tools } from "./tools.js";
import { words } from "./words.js";

export const actions = { ...blocks, ...words, ...table, ...tools };
