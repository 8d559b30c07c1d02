"""Lead sentences: unnumbered first sentences of parallel form that open sister paragraphs (C2)."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from speeches.domain.outline import phrases
from speeches.domain.outline.endings import turns_to_the_end
from speeches.domain.outline.leads import lead_sentence
from speeches.domain.outline.roles import Draft, LineRole

_SHARED = 4
_LONGEST_SHARED_LEAD = 60
_LONGEST_CLAUSE = 16
_SHORTEST_CLAUSE = 4
_MOST_AT_ONCE = 30
_INNER_COMMAS = frozenset("，,；;：:")


def mark_leads(drafts: Sequence[Draft]) -> None:
    """Give the role LEAD to at least two sister paragraphs whose first sentences are of parallel form."""
    for run in _runs(drafts):
        leads = [_lead(draft) for draft in run]
        at = 0
        while at < len(run):
            size = max(_alike_from(leads, at), _clauses_from(leads, at)) if leads[at] else 1
            if size >= 2:
                for draft in run[at : at + size]:
                    draft.role = LineRole.LEAD
            at += max(size, 1)


def _runs(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Unclaimed paragraphs standing side by side."""
    run: list[Draft] = []
    for draft in drafts:
        if draft.role is None:
            run.append(draft)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _lead(draft: Draft) -> str:
    """The first sentence where text follows it in the same paragraph; empty where it cannot be a lead."""
    lead, rest = lead_sentence(draft.text)
    is_plain = (
        bool(rest.strip()) and not lead.startswith(phrases.NO_LEADS) and not turns_to_the_end(draft.text)
    )
    return lead if is_plain and len(lead) <= _LONGEST_SHARED_LEAD else ""


def _alike_from(leads: Sequence[str], start: int) -> int:
    """How many leads from here on share four Chinese characters at their beginning."""
    shared = leads[start]
    size = 0
    for at in range(start, len(leads)):
        shared = _common(shared, leads[at])
        if sum(_is_chinese(character) for character in shared) < _SHARED:
            break
        size += 1
    return size


def _clauses_from(leads: Sequence[str], start: int) -> int:
    """How many from here on are single short clauses; a last one that is like none of them is left out."""
    limit = min(len(leads), start + _MOST_AT_ONCE)
    end = next((at for at in range(start, limit) if not _is_clause(leads[at])), limit)
    clauses = leads[start:end]
    while len(clauses) >= 2 and not any(_match(clauses[-1], clause) for clause in clauses[:-1]):
        clauses = clauses[:-1]
    return len(clauses) if any(_match(leads[start], clause) for clause in clauses[1:]) else 0


def _match(one: str, other: str) -> bool:
    """Two clauses of one mould: equally long, both of progress, or with the same beginning or end."""
    if len(one) == len(other) or one[:2] == other[:2] or one[-3:] == other[-3:]:
        return True
    return all(any(word in clause for word in phrases.PROGRESS) for clause in (one, other))


def _is_clause(lead: str) -> bool:
    words = lead.rstrip("。｡.")
    is_short = _SHORTEST_CLAUSE <= len(words) <= _LONGEST_CLAUSE and len(words) < len(lead)
    is_example = words.startswith("以") and words.endswith("为例")
    return is_short and not is_example and _INNER_COMMAS.isdisjoint(words)


def _common(one: str, other: str) -> str:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return "".join(character for character, _ in pairs)


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
