"""What happened, in a sentence."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speeches.domain.happenings import Happening
from speeches.domain.outline.parts import SectionKind
from speeches.templatetags.happening_words import SENTENCES, TAKEN_BACK_OF

register = template.Library()


class Deed(Protocol):
    """One kind of event, with what it was about."""

    @property
    def kind(self) -> Happening:
        """What happened."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """To what, in the words of then; a section without a name by its kind."""

    @property
    def more(self) -> int:
        """To how many others."""

    @property
    def person(self) -> object | None:
        """To whom."""

    @property
    def earlier(self) -> int | None:
        """From which version the words came."""


UNNAMED: dict[SectionKind, Promise] = {
    SectionKind.FRONT: gettext_lazy("Title and salutation"),
    SectionKind.OPENING: gettext_lazy("Opening"),
    SectionKind.WRAP_UP: gettext_lazy("Summing up"),
    SectionKind.CLOSING: gettext_lazy("Closing"),
}


class Made(Protocol):
    """A version or event."""

    @property
    def by(self) -> object:
        """Whose it is."""

    @property
    def through(self) -> object | None:
        """Who carried it out for him."""


@register.filter
def whose(made: Made) -> str:
    """Whose change it is, and who carried it out for him."""
    if made.through is None:
        return str(made.by)
    return _("%(by)s (through %(through)s)") % {"by": made.by, "through": made.through}


@register.filter
def told(deed: Deed) -> str:
    """What was done, as the end of a sentence that begins with who did it."""
    named = _(", ").join(_("“%(words)s”") % {"words": _name(subject)} for subject in deed.subjects)
    if deed.more:
        named = _("%(named)s and %(count)s more") % {"named": named, "count": deed.more}
    filled = {"subjects": named, "person": deed.person, "earlier": deed.earlier}
    is_of_person = deed.kind is Happening.CHANGES_TAKEN_BACK and deed.person is not None
    sentence = TAKEN_BACK_OF if is_of_person else SENTENCES[deed.kind]
    return (str(sentence) % filled).rstrip()


@register.filter
def told_all(deeds: Iterable[Deed]) -> str:
    """What a version did, in one line."""
    return _("; ").join(map(told, deeds))


@register.filter
def called(subject: str) -> str:
    """A section or paragraph by its words, or by its kind where it has no name."""
    return _name(subject)


def _name(subject: str) -> str:
    if isinstance(subject, SectionKind):
        return str(UNNAMED.get(subject, gettext_lazy("Without a heading")))
    return subject
