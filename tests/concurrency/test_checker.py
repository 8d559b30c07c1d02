"""The ledger's checker turns red for every anomaly, each planted into a run in which all is well."""

from dataclasses import replace

import pytest

from benches.ledger import Anomaly, Ledger, Look, Outcome, Save, Version, Wording
from benches.readers import Sheet

WEN, DAI = "wen", "dai"
FIRST = "一号记下了〔1.0〕。二号记下了〔2.0〕。"
SECOND = "一号记下了〔1.1〕。二号记下了〔2.0〕。"
THIRD = "一号记下了〔1.1〕。二号记下了〔2.0〕〔2.1〕。"
FOURTH = "一号记下了〔1.1〕〔1.2〕。二号记下了〔2.0〕〔2.1〕。"
TEXTS = [FIRST, SECOND, THIRD, FOURTH]
AUTHORS = [WEN, WEN, DAI, WEN]

ALL_WELL = Ledger(
    saves=[
        Save(WEN, 7, "a", "〔1.1〕", frozenset({"〔1.0〕"}), 1.0, 2.0, Outcome.SAVED, 2),
        Save(DAI, 7, "b", "〔2.1〕", frozenset(), 1.5, 1.9, Outcome.REFUSED),
        Save(DAI, 7, "c", "〔2.1〕", frozenset(), 2.1, 3.0, Outcome.SAVED, 3),
        Save(DAI, 7, "c", "〔2.1〕", frozenset(), 3.1, 3.5, Outcome.SAVED, 3),
        Save(WEN, 7, "d", "〔1.2〕", frozenset(), 3.2, 4.0, Outcome.SAVED, 4),
    ],
    looks=[Look(7, 1, 0.0, 0.5), Look(7, 2, 2.5, 2.6), Look(7, 4, 4.5, 4.6)],
    history=[
        Version(number, author, {7: text})
        for number, (author, text) in enumerate(zip(AUTHORS, TEXTS, strict=True), start=1)
    ],
    heads={7: Wording(4, FOURTH)},
    streams=[(1, [2, 3, 4]), (4, [])],
)


def with_save(at, **changed):
    saves = list(ALL_WELL.saves)
    saves[at] = replace(saves[at], **changed)
    return replace(ALL_WELL, saves=saves)


def with_version(number, **changed):
    """The same run where the database says something else of one version, and heads follow history."""
    history = list(ALL_WELL.history)
    history[number - 1] = replace(history[number - 1], **changed)
    return replace(ALL_WELL, history=history, heads={7: Wording(4, history[-1].written[7])})


PLANTED = {
    "acknowledged words are not in their version": (
        with_version(4, written={7: THIRD}),
        {Anomaly.LOST},
    ),
    "an acknowledged version does not exist": (
        replace(ALL_WELL, history=ALL_WELL.history[:3], heads={7: Wording(3, THIRD)}, streams=[]),
        {Anomaly.LOST},
    ),
    "a later save wrote over words that it had not seen": (
        with_version(4, written={7: SECOND.replace("〔1.1〕", "〔1.1〕〔1.2〕")}),
        {Anomaly.VANISHED},
    ),
    "a refused save came into the text": (
        with_version(2, written={7: SECOND.replace("〔2.0〕", "〔2.0〕〔2.1〕")}),
        {Anomaly.PHANTOM},
    ),
    "words that nobody wrote came into the text": (
        with_version(4, written={7: FOURTH + "〔9.9〕"}),
        {Anomaly.PHANTOM},
    ),
    "words stand in the text twice": (
        with_version(4, written={7: FOURTH.replace("〔1.2〕", "〔1.2〕〔1.2〕")}),
        {Anomaly.TWICE},
    ),
    "a version is missing": (
        replace(ALL_WELL, history=[*ALL_WELL.history[:2], *ALL_WELL.history[3:]]),
        {Anomaly.GAP},
    ),
    "a version is there twice": (
        replace(ALL_WELL, history=[*ALL_WELL.history[:2], *ALL_WELL.history[1:]]),
        {Anomaly.GAP},
    ),
    "two saves were told one version": (with_save(4, version=3), {Anomaly.FORK}),
    "a version belongs to somebody else": (with_version(3, author=WEN), {Anomaly.WRONG_AUTHOR}),
    "the server failed": (with_save(1, outcome=Outcome.UNKNOWN), {Anomaly.TROUBLE}),
    "a used key made a second version": (with_save(3, version=4), {Anomaly.REPLAY}),
    "a save that began later got an earlier version": (
        with_save(0, began=3.6, ended=3.7),
        {Anomaly.BACK_IN_TIME},
    ),
    "a page showed an earlier version than was known": (
        replace(ALL_WELL, looks=[*ALL_WELL.looks, Look(7, 3, 4.7, 4.8)]),
        {Anomaly.BACK_IN_TIME},
    ),
    "a page reads other words than history has": (
        replace(ALL_WELL, heads={7: Wording(4, THIRD)}),
        {Anomaly.WRONG_HEAD},
    ),
    "a stream left a version out": (
        replace(ALL_WELL, streams=[(1, [2, 4])]),
        {Anomaly.BROKEN_STREAM},
    ),
    "a stream told a version twice": (
        replace(ALL_WELL, streams=[(1, [2, 3, 3, 4])]),
        {Anomaly.BROKEN_STREAM},
    ),
    "a stream ended before the last version": (
        replace(ALL_WELL, streams=[(1, [2, 3])]),
        {Anomaly.BROKEN_STREAM},
    ),
}


def test_nothing_is_found_where_all_is_well():
    assert ALL_WELL.findings() == []


@pytest.mark.parametrize(("ledger", "expected"), PLANTED.values(), ids=PLANTED)
def test_every_planted_anomaly_is_found(ledger, expected):
    found = {finding.anomaly for finding in ledger.findings()}

    assert expected <= found


def test_every_kind_of_anomaly_is_planted_once():
    assert set().union(*(expected for _, expected in PLANTED.values())) == set(Anomaly)


def test_a_save_of_unknown_outcome_may_have_had_its_effect():
    ledger = with_save(4, outcome=Outcome.UNKNOWN, version=None)

    assert {finding.anomaly for finding in ledger.findings()} == {Anomaly.TROUBLE}


def test_what_was_done_before_its_answer_got_lost_is_no_step_back():
    asked = Save(WEN, 7, "d", "〔1.2〕", frozenset(), 3.2, 3.3, Outcome.UNKNOWN)
    again = Save(WEN, 7, "d", "〔1.2〕", frozenset(), 4.7, 4.8, Outcome.SAVED, 4)
    replayed = replace(ALL_WELL, saves=[*ALL_WELL.saves[:4], asked, again])

    assert replayed.findings(is_disturbed=True) == []
    assert [finding.anomaly for finding in replayed.findings()] == [Anomaly.TROUBLE]


def test_a_page_that_missed_a_change_is_seen():
    page = (
        '<main data-version="4"><nav id="outline">一、茶园</nav><div id="people">王文</div>'
        '<div id="manuscript"><p class="block" id="paragraph-7" data-version="3">种茶。</p></div></main>'
    )
    read, version = Sheet.of(page)
    fresh, _ = Sheet.of(page.replace("种茶。", "种好茶。").replace('data-version="3"', 'data-version="5"'))
    assert version == 4
    assert read != fresh

    read.draw(
        '<hx-partial hx-target="#paragraph-7">'
        '<p class="block" id="paragraph-7" data-version="5">种好茶。</p></hx-partial>'
        '<hx-partial hx-target="#outline"><nav id="outline">一、茶园</nav></hx-partial>'
    )

    assert read == fresh
