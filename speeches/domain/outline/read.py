"""Text → outline."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from speeches.domain.outline.assemble import assemble
from speeches.domain.outline.classify import drafts_of, spoken_lines
from speeches.domain.outline.endings import is_cut_off
from speeches.domain.outline.lines import lines_of
from speeches.domain.outline.parts import Noise, Outline
from speeches.domain.outline.roles import Draft, LineRole


def read(text: str, *, decisions: Mapping[int, LineRole] | None = None) -> Outline:
    """The outline of any text; no character is lost or invented, in time linear in its length.

    `decisions` give single lines (1-based) a role that a person chose; the rest is read around them.
    """
    lines, tail = lines_of(text)
    drafts = drafts_of(lines, decisions=decisions or {})
    noise = _noise(drafts, tail)
    spoken = spoken_lines(drafts)
    if drafts and drafts[0].role is LineRole.NOISE:
        if spoken:
            spoken[0].source = replace(spoken[0].source, gap=drafts[0].source.gap)
        else:
            tail = drafts[0].source.gap
    return Outline(assemble(spoken), noise, tail, is_truncated=is_cut_off(spoken))


def _noise(drafts: Sequence[Draft], tail: str) -> tuple[Noise, ...]:
    """The lines to cut; those at the very start hold the white space behind them."""
    at_start = len(list(takewhile(_is_noise, drafts)))
    gaps = [draft.source.gap for draft in drafts]
    gaps[:at_start] = [*gaps[1:], tail][:at_start]
    return tuple(
        Noise(draft.text, gap, draft.source.line)
        for draft, gap in zip(drafts, gaps, strict=True)
        if _is_noise(draft)
    )


def _is_noise(draft: Draft) -> bool:
    return draft.role is LineRole.NOISE
