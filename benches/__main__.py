"""`make bench`: what opening, saving and comparing cost on a report with a thousand versions; only prints."""

import argparse
import os
import platform
import statistics
import sys
from pathlib import Path

import django

# A server and a folder of their own: what else uses the app's would be measured too.
os.environ.setdefault("LECTERN_VAR", str(Path(__file__).resolve().parents[1] / "var" / "bench"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

# Tables can be named only when the apps are loaded.
from django.db import connection  # noqa: E402

from benches import (  # noqa: E402
    congress,
    crowd,
    delivery,
    growth,
    latency,
    sign_off,
    signing_races,
    soak,
    staging,
    trials,
)
from benches.footprint import Footprint  # noqa: E402
from benches.ledger import Outcome  # noqa: E402
from benches.writers import sentences_for  # noqa: E402
from speeches.models import Paragraph  # noqa: E402

VERSIONS = 1000
BYTES_AIM = 1500
WRITERS, READERS, SECONDS = range(1, 17), 4, 10
LOOKING, LOOKING_AIM = 50, 150


def main() -> None:
    """Measure what was asked for, on a database that is made for it and dropped afterwards."""
    asked = _parsed()
    own_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    findings = 0
    try:
        _tell_machine()
        findings = _measure(asked)
    finally:
        connection.close()
        connection.creation.destroy_test_db(own_name, verbosity=0)
    sys.exit(findings > 0)


def _measure(asked: argparse.Namespace) -> int:
    if asked.what == "ledger":
        return trials.ledger(asked.seconds)
    if asked.what == "faults":
        return trials.faults(asked.seconds)
    if asked.what == "races":
        return signing_races.told(asked.races)
    if asked.what == "soak":
        soak.run(asked.saves, asked.streams)
    elif asked.what == "growth":
        _tell_growth()
    elif asked.what == "sign-off":
        _tell_sign_off()
    else:
        _tell_figures()
    return 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    kinds = parser.add_subparsers(dest="what", metavar="ARGS")
    for name, told in (("ledger", "many writers and readers"), ("faults", "the same, disturbed")):
        kind = kinds.add_parser(name, help=told)
        kind.add_argument("--seconds", type=float, default=20)
    kinds.add_parser("growth", help="comparing after 100, 1,000 and 10,000 versions")
    kinds.add_parser("sign-off", help="the pages on which speeches are signed off")
    racing = kinds.add_parser("races", help="saving against signing")
    racing.add_argument("--races", type=int, default=1000)
    soaking = kinds.add_parser("soak", help="memory over many saves")
    soaking.add_argument("--saves", type=int, default=2000)
    soaking.add_argument("--streams", type=int, default=200)
    return parser.parse_args()


def _tell_figures() -> None:
    owner = staging.people(1)[0]
    editor = congress.Editor(congress.bring(owner), owner)
    _tell_speech(editor)
    _tell_bytes(editor)
    _tell_times(editor)
    _tell_crowd()
    _tell_delivery()
    _tell_growth()
    _tell_sign_off()


def _tell_machine() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL {server}; load {load}")


def _tell_speech(editor: congress.Editor) -> None:
    lengths = [
        len(text) for text in Paragraph.objects.filter(speech=editor.speech_id).values_list("text", flat=True)
    ]
    print(f"a speech of {sum(lengths)} characters in {len(lengths)} paragraphs\n")


def _tell_bytes(editor: congress.Editor) -> None:
    editor.saves(1)
    before = Footprint.now()
    editor.saves(VERSIONS)
    after = Footprint.now()
    growth = after.growth_since(before)
    print(f"bytes in the database per save, over {VERSIONS} saves (aim: {BYTES_AIM})")
    for table, size in growth.items():
        print(f"  {table:<24}{size / VERSIONS:8.0f}")
    print(f"  {'all':<24}{sum(growth.values()) / VERSIONS:8.0f}")
    print(f"  {'write-ahead log':<24}{(after.log - before.log) / VERSIONS:8.0f}\n")


def _tell_times(editor: congress.Editor) -> None:
    rows = latency.measured(editor.speech_id, editor)
    print(
        "milliseconds             computed          server side    nothing   over HTTP              × empty"
    )
    print("                 queries  inside      p50      p95   drawn yet   p50      p95    aim   request")
    for row in rows:
        inside, outside = row.inside, row.over_http
        times = (inside.worked, inside.p50, inside.p95, row.first.p50, outside.p50, outside.p95)
        ratio = outside.p50 / rows[0].over_http.p50
        print(
            f"{row.name:<19}{row.queries:>4}",
            *(f"{one:8.1f}" for one in times),
            f"{row.aim or '':>6}{ratio:9.1f}",
        )
    print()


def _tell_growth() -> None:
    print("milliseconds to compare version 1 with the head of a speech of 15,000 characters (aim: 60),")
    print("and to open its history (aim: 50)")
    print("versions   bytes a save   queries   drawn first   drawn again   computed      history")
    for row in growth.measured(staging.people(1)[0]):
        times = row.first.p50, row.again.p50, row.again.worked, row.diary.p50
        print(
            f"{row.versions:>8}{row.bytes:>15.0f}{row.queries:>10}",
            "".join(f"{one:>13.1f}" for one in times),
        )
    print()


def _tell_sign_off() -> None:
    print("pages of sign-off, milliseconds on the server side")
    print("                     queries   computed      p50      p95    aim")
    for row in sign_off.measured():
        times = f"{row.times.worked:>11.1f}{row.times.p50:>9.1f}{row.times.p95:>9.1f}"
        print(f"{row.name:<20}{row.queries:>8}{times}{row.aim or '':>7}")
    print()


def _tell_crowd() -> None:
    paragraph = [sentences_for(WRITERS)]
    ledger = crowd.play(crowd.Plan(paragraph, len(WRITERS), SECONDS, listeners=READERS)).ledgers[0]
    took = [(save.ended - save.began) * 1000 for save in ledger.saves if save.outcome is Outcome.SAVED]
    told = [sum(save.outcome is outcome for save in ledger.saves) for outcome in Outcome]
    print(f"{len(WRITERS)} writers on one paragraph and {READERS} listeners for {SECONDS} s, over HTTP")
    print("  {} saved, {} in conflict and settled, {} unknown".format(*told))
    print(f"  p50 {statistics.median(took):.0f} ms, p95 {statistics.quantiles(took, n=20)[18]:.0f} ms")
    print(f"  lost or otherwise wrong: {len(ledger.findings())}")


def _tell_delivery() -> None:
    lines = [line for line in congress.text().splitlines() if line.strip()]
    took = delivery.measured(lines, readers=LOOKING, seconds=SECONDS, pause=0.5)
    print(f"\nfrom a save to the last byte of what changed, at {LOOKING} readers (aim: {LOOKING_AIM}, drawn)")
    print(f"  p50 {statistics.median(took):.0f} ms, p95 {statistics.quantiles(took, n=20)[18]:.0f} ms")


if __name__ == "__main__":
    main()
