"""What to tell a person whose text was not taken in."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speeches.actions import imports
from speeches.domain import admission
from speeches.domain.verdict import NoWords, Refusal
from speeches.exchange.text_reader import UnreadableText
from speeches.views import refusals

SENTENCES: dict[type[Refusal], Promise] = {
    imports.NoSuchOriginal: gettext_lazy("This file is not here any more."),
    imports.AlreadyImported: gettext_lazy("This file was imported meanwhile. Nothing was imported again."),
    imports.TitleMissing: gettext_lazy("The text has no title. Please give it one."),
    NoWords: gettext_lazy("Every line would be left out. Nothing was imported."),
    admission.TooManyCharacters: gettext_lazy(
        "It has more than 200,000 characters. A speech is never that long: please check the file."
    ),
    admission.TooManyLines: gettext_lazy(
        "It has more than 5,000 lines. A speech is never that long: please check the file."
    ),
}


def sentence_of(refusal: Refusal) -> str:
    """Why the text was not taken in, and what to do."""
    if isinstance(refusal, UnreadableText):
        return str(refusal)
    if isinstance(refusal, admission.Classified):
        return _(
            "The text is marked as classified (%(mark)s). This system must not hold state secrets: "
            "nothing was kept. Please remove the text from this computer as your rules require."
        ) % {"mark": refusal.mark}
    if isinstance(refusal, admission.LineTooLong):
        return _(
            "Line %(line)s has more than 20,000 characters. Its line ends were probably lost: "
            "please copy the text again."
        ) % {"line": refusal.line}
    if isinstance(refusal, imports.TitledAlready):
        return _("The text has a title already: %(title)s. Please give no other one.") % {
            "title": refusal.title
        }
    sentence = SENTENCES.get(type(refusal))
    return refusals.sentence_of(refusal) if sentence is None else str(sentence)
