"""What the checks find in a speech, what of it was let stand, and what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from speeches.domain.checks.check import DEFAULT_LEVELS, Check, CheckLevel
from speeches.domain.checks.checking import findings_in
from speeches.domain.checks.finding import Finding
from speeches.models import CheckRule, Speech, Waiver
from speeches.queries.checked_lines import checked_lines
from speeches.queries.snapshot import snapshot
from speeches.queries.structure import Manuscript, manuscript_of


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with what it finds."""

    check: Check
    level: CheckLevel
    findings: tuple[Finding, ...]

    @property
    def is_blocking(self) -> bool:
        """The text is not made final with it."""
        return self.level is CheckLevel.BLOCKING


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """Every check that finds something, where its words stand, and what was let stand."""

    checked: tuple[Checked, ...]
    waived: tuple[Waiver, ...]

    @property
    def count(self) -> int:
        """How much is told."""
        return sum(len(one.findings) for one in self.checked)


def levels() -> dict[Check, CheckLevel]:
    """How much each check weighs in this office; one query."""
    return DEFAULT_LEVELS | dict(CheckRule.objects.values_list("check_name", "level"))


def findings_of(speech_id: int) -> list[Finding]:
    """What the checks find that are not switched off, let stand or not; three queries."""
    return _found(manuscript_of(speech_id), levels())


def blocking_in(speech: Speech, manuscript: Manuscript) -> list[Finding]:
    """What stands in the way of a final text; two queries."""
    held = {check: level for check, level in levels().items() if level is CheckLevel.BLOCKING}
    let_stand = {one.fingerprint for one in _waived(speech)}
    return [one for one in _found(manuscript, held) if one.fingerprint not in let_stand]


@snapshot()
def checks_page(speech: Speech) -> ChecksPage:
    """Everything on the page of checks; four queries."""
    held = levels()
    found = _found(manuscript_of(speech.pk), held)
    standing = {one.fingerprint for one in found}
    waived = tuple(one for one in _waived(speech) if one.fingerprint in standing)
    let_stand = {one.fingerprint for one in waived}
    told = [one for one in found if one.fingerprint not in let_stand]
    checked = (
        Checked(check, held[check], tuple(one for one in told if one.check is check)) for check in Check
    )
    return ChecksPage(tuple(one for one in checked if one.findings), waived)


def _found(manuscript: Manuscript, held: Mapping[Check, CheckLevel]) -> list[Finding]:
    wanted = {check for check, level in held.items() if level is not CheckLevel.OFF}
    return findings_in(checked_lines(manuscript), wanted)


def _waived(speech: Speech) -> list[Waiver]:
    standing = Waiver.objects.filter(speech=speech, ended_in=None)
    return list(standing.select_related("by").order_by("-pk"))
