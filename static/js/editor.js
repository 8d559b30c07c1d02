// The editor page: fields in the text, truth about saving, walking by keys, moving by hand, folding sides.

import "./composing.js";
import "./pens.js";
import "./walking.js";
import "./opening.js";
import "./answers.js";
import "./calling.js";
import "./copies.js";
import "./aside.js";
import "./choosing.js";
import "./deciding.js";
import "./dragging.js";
import "./finding.js";
import "./flags.js";
import "./folds.js";
import "./keys.js";
import "./reversing.js";
