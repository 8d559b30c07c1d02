"""Runs put right where they are not those of the history; words, versions and events stay as they are."""

from speeches.actions._change import tending
from speeches.models import Paragraph
from speeches.queries.authorship import misfits_of


def rebuild(speech_id: int) -> int:
    """Write the runs of a speech anew from its history; how many paragraphs had others."""
    with tending(speech_id):
        misfits = misfits_of(speech_id)
        for pk, runs in misfits.items():
            Paragraph.objects.filter(pk=pk).update(runs=runs)
    return len(misfits)
