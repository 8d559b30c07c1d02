"""A round in the words of a table, and of an account of what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speeches.domain.numbering import marker
from speeches.domain.rounds import Answer
from speeches.domain.suggesting import SuggestionKind
from speeches.domain.talk import Outcome
from speeches.exchange.account_writer import Account, Part
from speeches.exchange.opinion_table import OpinionLine, OpinionTable
from speeches.models import Round, Speech
from speeches.queries.opinions import Opinion
from speeches.queries.rounds import Progress
from speeches.views.spots import headings_told, spot_told

OUTCOMES: Mapping[Outcome | None, Promise] = {
    Outcome.ADOPTED: gettext_lazy("adopted"),
    Outcome.PARTLY: gettext_lazy("adopted in part"),
    Outcome.DECLINED: gettext_lazy("not adopted"),
    Outcome.WITHDRAWN: gettext_lazy("taken back"),
    None: gettext_lazy("not decided yet"),
}

# What somebody wants who says nothing of it.
WISHES: Mapping[SuggestionKind | None, Promise] = {
    SuggestionKind.INSERT: gettext_lazy("A new paragraph behind this one"),
    SuggestionKind.REMOVE: gettext_lazy("To take it out"),
    SuggestionKind.MOVE: gettext_lazy("another place"),
}


def table_of(one: Round, opinions: Sequence[Opinion]) -> OpinionTable:
    """Every opinion of a round as a line; no query."""
    caption = _("%(round)s, on “%(milestone)s” (version %(version)s)") % {
        "round": one.name,
        "milestone": one.milestone.name,
        "version": one.milestone.version,
    }
    return _table(one.title, caption, opinions)


def table_of_suggestions(speech: Speech, opinions: Sequence[Opinion]) -> OpinionTable:
    """Every suggestion for a speech as a line; no query."""
    caption = _("Suggestions up to version %(version)s") % {"version": speech.version}
    return _table(speech.title, caption, opinions)


def _table(title: str, caption: str, opinions: Sequence[Opinion]) -> OpinionTable:
    return OpinionTable(
        title=_("Opinions and what became of them: %(title)s") % {"title": _flat(title)},
        caption=caption,
        columns=(
            _("No."),
            _("Unit"),
            _("Original text"),
            _("Opinion"),
            _("Outcome"),
            _("Reason"),
            _("Where"),
        ),
        lines=tuple(
            OpinionLine(
                number=opinion.number,
                unit=opinion.unit,
                was=opinion.was or _("the whole text"),
                said=said_told(opinion),
                outcome=str(OUTCOMES[opinion.outcome]),
                reason=opinion.reason,
                place=where_told(opinion),
            )
            for opinion in opinions
        ),
    )


def where_told(opinion: Opinion) -> str:
    """Where it stands in the milestone."""
    if opinion.is_gone:
        return _("not in the text any more")
    if opinion.where is None:
        return _("the whole text")
    if opinion.is_on_section:
        return " › ".join((*headings_told(opinion.where), opinion.was))
    return spot_told(opinion.where)


def said_told(opinion: Opinion) -> str:
    """The opinion, and the words that its author would rather have."""
    wish = str(WISHES[opinion.kind]) if opinion.kind in WISHES else ""
    said = opinion.said or (wish if opinion.is_silent else _("taken back"))
    if not opinion.proposed:
        return said
    wording = _("Suggested wording: “%(words)s”") % {"words": _flat(opinion.proposed)}
    return _in_a_row(_closed(said), wording) if said else wording


def account_of(one: Round, opinions: Sequence[Opinion], progress: Progress) -> Account:
    """How many said how much and what became of it, then unit by unit; no query."""
    ordered = sorted(opinions, key=lambda opinion: _place_of(opinion.unit, progress))
    held = [(unit, list(said)) for unit, said in groupby(ordered, key=lambda opinion: opinion.unit)]
    parts = [
        Part(
            marker("{han}、", at) + _heading(unit, said),
            tuple(_told(number, each) for number, each in enumerate(said, start=1)),
        )
        for at, (unit, said) in enumerate(held, start=1)
    ]
    return Account(
        title=_("Account of the consultation and of what was changed"),
        subtitle=_flat(one.title),
        opening=tuple(_opening(one, opinions, progress)),
        parts=tuple(parts),
    )


def _opening(one: Round, opinions: Sequence[Opinion], progress: Progress) -> Iterator[str]:
    asked = [unit.called for unit in progress.units]
    yield ngettext(
        "From %(begun)s to %(due)s, “%(milestone)s” of “%(title)s” was sent to %(count)s unit for its "
        "opinion: %(units)s.",
        "From %(begun)s to %(due)s, “%(milestone)s” of “%(title)s” was sent to %(count)s units for their "
        "opinions: %(units)s.",
        len(asked),
    ) % {
        "begun": date_format(localtime(one.opened_at), "DATE_FORMAT"),
        "due": date_format(one.due_on, "DATE_FORMAT"),
        "milestone": one.milestone.name,
        "title": _flat(one.title),
        "count": len(asked),
        "units": _(", ").join(asked),
    }
    yield _answers(opinions, progress)
    if opinions:
        yield _outcomes(opinions)


def _answers(opinions: Sequence[Opinion], progress: Progress) -> str:
    by_answer = {
        answer: [unit.called for unit in progress.units if unit.answer is answer] for answer in Answer
    }
    silent = [*by_answer[Answer.ASKED], *by_answer[Answer.SEEN]]
    told = [
        _("Opinions received: %(count)s, from units: %(units)s")
        % {"count": len(opinions), "units": len(by_answer[Answer.SPOKE])}
    ]
    if by_answer[Answer.NOTHING]:
        told.append(_("without an opinion: %(units)s") % {"units": _(", ").join(by_answer[Answer.NOTHING])})
    if silent:
        told.append(_("without an answer: %(units)s") % {"units": _(", ").join(silent)})
    return _("%(told)s.") % {"told": _("; ").join(told)}


def _outcomes(opinions: Sequence[Opinion]) -> str:
    counted = Counter(opinion.outcome for opinion in opinions)
    sentence = _(
        "Each was studied: adopted %(adopted)s, adopted in part %(partly)s, not adopted %(declined)s."
    ) % {
        "adopted": counted[Outcome.ADOPTED],
        "partly": counted[Outcome.PARTLY],
        "declined": counted[Outcome.DECLINED],
    }
    undecided = _("Not decided yet: %(count)s.") % {"count": counted[None]} if counted[None] else ""
    return _in_a_row(sentence, undecided)


def _heading(unit: str, held: Sequence[Opinion]) -> str:
    return _("%(unit)s (opinions: %(count)s)") % {"unit": unit, "count": len(held)}


def _told(number: int, opinion: Opinion) -> str:
    told = _("%(number)s. %(about)s: %(said)s") % {
        "number": number,
        "about": _about(opinion),
        "said": _closed(said_told(opinion)),
    }
    outcome = _("Outcome: %(outcome)s.") % {"outcome": OUTCOMES[opinion.outcome]}
    reason = _("Reason: %(reason)s") % {"reason": _closed(opinion.reason)} if opinion.reason else ""
    return _flat(_in_a_row(told, outcome, reason))


def _about(opinion: Opinion) -> str:
    if opinion.where is None:
        return _("On the whole text")
    if opinion.is_on_section:
        return _("On “%(words)s”") % {"words": opinion.was}
    return _("On “%(words)s” (%(where)s)") % {"words": opinion.was, "where": where_told(opinion)}


def _in_a_row(*sentences: str) -> str:
    """One behind the other, with the blank that a language wants between sentences."""
    return reduce(
        lambda one, other: _("%(one)s %(other)s") % {"one": one, "other": other}, filter(None, sentences)
    )


def _closed(words: str) -> str:
    """The words with the stop that they may lack, so that a sentence can follow."""
    return (
        words if words.endswith(("。", "！", "？", "”", ".", "!", "?")) else _("%(told)s.") % {"told": words}
    )


def _place_of(unit: str, progress: Progress) -> int:
    return next((at for at, one in enumerate(progress.units) if one.called == unit), len(progress.units))


def _flat(text: str) -> str:
    return " ".join(text.splitlines())
