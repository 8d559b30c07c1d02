"""The ledger at its length: what writers were told, against the history, with pages that read along."""

import statistics
from collections.abc import Callable
from itertools import chain

from benches import crowd, disturbances
from benches.ledger import Outcome, Save
from benches.writers import sentences_for

PAGES = 40


def one_paragraph(seconds: float) -> crowd.Plan:
    """Sixteen writers on one paragraph, as fast as they can."""
    return crowd.Plan([sentences_for(range(1, 17))], 16, seconds, pages=PAGES)


def one_speech(seconds: float) -> crowd.Plan:
    """Fifty writers on one speech, a save every 400 ms each, five in each paragraph."""
    groups = [sentences_for(range(first, first + 5)) for first in range(1, 51, 5)]
    return crowd.Plan(groups, 50, seconds, pace=0.4, pages=PAGES)


def many_speeches(seconds: float) -> crowd.Plan:
    """Three writers on each of fifty speeches, a save every two seconds each."""
    return crowd.Plan([sentences_for(range(1, 4))], 3, seconds, speeches=50, pace=2, pages=PAGES)


PLANS: dict[str, Callable[[float], crowd.Plan]] = {
    "16 writers on one paragraph": one_paragraph,
    "50 writers on one speech": one_speech,
    "3 writers on each of 50 speeches": many_speeches,
}
DISTURBANCES: dict[str, disturbances.Disturb] = {
    "web processes killed": disturbances.killed,
    "PostgreSQL stopped at once and started": disturbances.restarted(3),
}


def ledger(seconds: float) -> int:
    """All three plans undisturbed; how many findings."""
    return sum(_told(name, crowd.play(plan(seconds)), is_disturbed=False) for name, plan in PLANS.items())


def faults(seconds: float) -> int:
    """Fifty writers on one speech while the server is disturbed; how many findings."""
    findings = 0
    for name, disturb in DISTURBANCES.items():
        plan = one_speech(seconds)
        played = crowd.play(
            crowd.Plan(plan.paragraphs, plan.writers, seconds, pace=plan.pace, pages=PAGES, disturb=disturb)
        )
        findings += _told(f"{name} {played.disturbed} times", played, is_disturbed=True)
    return findings


def _told(name: str, played: crowd.Played, *, is_disturbed: bool) -> int:
    saves = list(chain.from_iterable(one.saves for one in played.ledgers))
    wrong = [one for told in played.ledgers for one in told.findings(is_disturbed=is_disturbed)]
    counted = [sum(save.outcome is outcome for save in saves) for outcome in Outcome]
    print(f"{name}, {PAGES} pages reading along, {played.seconds:.0f} s")
    print("  {} answers: saved, {} conflicts settled, {} without an answer and asked again".format(*counted))
    print(f"  {counted[0] / played.seconds:.0f} saves/s; ms {_percentiles(saves)}")
    if played.reading:
        reading = played.reading
        print(
            f"  pages that differ from fresh ones: {reading.different};"
            f" {reading.fetches} requests for changes, {reading.reconnects} lines mended,"
            f" {reading.cpu_seconds:.0f} s of processor for all pages"
        )
    print(f"  lost, doubled, out of order or otherwise wrong: {len(wrong)}")
    for finding in wrong[:5]:
        print(f"    {finding.anomaly}: {finding.about}")
    return len(wrong) + (played.reading.different if played.reading else 0)


def _percentiles(saves: list[Save]) -> str:
    took = [(save.ended - save.began) * 1000 for save in saves if save.outcome is Outcome.SAVED]
    cuts = statistics.quantiles(took, n=100)
    return f"p50 {cuts[49]:.0f}, p95 {cuts[94]:.0f}, p99 {cuts[98]:.0f}"
