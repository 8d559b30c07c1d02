// The editor page: fields in the text, truth about saving, walking by keys, folding sides.

import "./composing.js";
import "./pens.js";
import "./walking.js";
import "./opening.js";
import "./answers.js";
import "./folds.js";
import "./keys.js";
