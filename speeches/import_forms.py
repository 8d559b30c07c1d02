"""The shape of an import: a file or pasted text, then decisions about its lines."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speeches.domain.outline.roles import LineRole
from speeches.exchange.text_reader import LARGEST, checked
from speeches.forms import Once

# Text is what most lines are, and what a line becomes that was taken for something else.
ROLES = [
    (LineRole.BODY, _("text")),
    (LineRole.NOISE, _("leave out")),
    (LineRole.TITLE, _("title")),
    (LineRole.SUBTITLE, _("subtitle")),
    (LineRole.SALUTATION, _("salutation")),
    (LineRole.PART, _("part")),
    (LineRole.HEADING_1, _("heading, level 1")),
    (LineRole.HEADING_2, _("heading, level 2")),
    (LineRole.HEADING_3, _("heading, level 3")),
    (LineRole.HEADING_4, _("heading, level 4")),
    (LineRole.RUN_IN, _("numbered lead sentence")),
    (LineRole.LEAD, _("lead sentence")),
    (LineRole.WRAP_UP, _("wrap-up of a part")),
    (LineRole.CLOSING, _("closing")),
]
FIELD = "role-"
LONGEST_LINE_NUMBER = 7


class ImportForm(forms.Form):
    """A text file, or the text itself."""

    file = forms.FileField(label=_("text file (.txt, .md)"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=_("text"), widget=forms.Textarea(attrs={"rows": 8}), required=False, strip=False
    )
    is_unclassified = forms.BooleanField(
        label=_("This text holds no state secrets."),
        error_messages={"required": _("Please confirm that the text holds no state secrets.")},
    )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned = super().clean() or {}
        has_file, has_text = bool(cleaned.get("file")), bool(cleaned.get("text"))
        if has_file == has_text and not self.errors:
            one_of_two = _("Please choose a file or paste the text.")
            both = _("There is a file and a pasted text. Please give only one of them.")
            raise forms.ValidationError(both if has_file else one_of_two)
        return cleaned

    @property
    def source(self) -> str:
        """The field that was used."""
        return "file" if self.cleaned_data["file"] else "text"

    @property
    def name(self) -> str:
        """The file's name; empty for pasted text."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        return file.name or "" if file else ""

    @property
    def content(self) -> bytes:
        """The bytes, of a file too large only one too many; pasted text in UTF-8, line ends as one.

        Raises UnreadableText for a pasted text that could not be written again.
        """
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file:
            read: bytes = file.read(LARGEST + 1)
            return read
        # A browser sends every line end of a text field as two characters.
        text: str = self.cleaned_data["text"]
        return checked(text.replace("\r\n", "\n")).encode()


class ReadingForm(Once):
    """What a person decided about single lines, and the title where the text has none."""

    title = forms.CharField(
        label=_("title"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500, required=False
    )
    choose = forms.IntegerField(required=False, min_value=1)

    def clean(self) -> dict[str, Any]:
        """Decisions from the fields `role-<line>`: an empty one leaves the line to the reader."""
        cleaned = super().clean() or {}
        given = {name: value for name, value in self.data.items() if name.startswith(FIELD)}
        try:
            roles = {_line_of(name): LineRole(str(value)) for name, value in given.items() if value}
            lines = {_line_of(name) for name in given}
        except ValueError as unknown:
            raise forms.ValidationError(_("There is no such role of a line.")) from unknown
        chosen = {cleaned["choose"]} if cleaned.get("choose") else set()
        return {**cleaned, "decisions": roles, "shown": lines | chosen}


def _line_of(name: str) -> int:
    """Raises ValueError."""
    written = name.removeprefix(FIELD)
    if not written.isdecimal() or len(written) > LONGEST_LINE_NUMBER:
        raise ValueError(name)
    return int(written)
