"""The sheet of keys tells all that the page obeys, and nothing else."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ARROWS = {"ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→"}
NAMES = re.compile(
    r'(?:event\.)?\bkey(?:\.toLowerCase\(\))? [!=]== "([^"]+)"'
    r'|^  "?((?:Alt\+)?[A-Za-z]+)"?: (?:"|\(block\)|\(\))',
    re.M,
)
EDITOR = ["keys.js", "finding.js", "reversing.js"]
SEPARATORS = re.compile(r"[\s,，、+]+|\{%.*?%\}")


def obeyed():
    """The keys that the scripts of the editor name, without their modifiers."""
    scripts = "\n".join((ROOT / "static/js" / name).read_text() for name in EDITOR)
    found = {one or other for one, other in NAMES.findall(scripts)}
    keys = {name.removeprefix("Alt+") for name in found}
    return {ARROWS.get(key, key.upper() if len(key) == 1 else key) for key in keys}


def told():
    """The keys on the sheet, without their modifiers."""
    sheet = (ROOT / "templates/speeches/speech/_keys.html").read_text()
    written = " ".join(re.findall(r"<kbd>(.*?)</kbd>", sheet))
    # "Click, Enter" is a sentence for people and stands in the catalogue.
    words = re.sub(r'\{% translate "(.*?)" %\}', r"\1", written)
    return {word for word in SEPARATORS.split(words) if word} - {"Click", "Ctrl", "Alt", "Shift"}


def test_the_sheet_of_keys_and_the_script_name_the_same_keys():
    assert obeyed() - {"Escape"} == {key for key in told() if key != "Esc"}
    assert ("Escape" in obeyed()) == ("Esc" in told())
