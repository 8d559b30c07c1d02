// The page's own words in the reader's language; they stand in the template `_words.html`.

const words = document.getElementById("words").dataset;

/** The sentence of this name with its `%(…)s` filled in. */
export function say(name, values = {}) {
  return words[name].replace(/%\((\w+)\)s/g, (whole, key) => values[key] ?? whole);
}
