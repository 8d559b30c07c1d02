"""A merged save tells where it came from: the version both began with, theirs, and yours."""

import pytest

from speeches.actions import paragraphs
from speeches.domain.happenings import Happening
from speeches.domain.merge import merge
from speeches.models import Event, Paragraph, Revision
from tests.stage import NOON


@pytest.fixture
def line(scene):
    return scene.paragraph("新建茶园")


def test_a_merged_save_keeps_both_parents(cast, scene, line):
    base, theirs = line.text, line.text.replace("XX亩", "300亩")
    yours = line.text.replace("300户", "420户")
    theirs_in = paragraphs.edit(line.pk, text=theirs, based_on=line.version, by=cast.wanda, at=NOON)

    made_in = paragraphs.edit(line.pk, text=yours, based_on=line.version, by=cast.dai, at=NOON)

    event = Event.objects.get(speech=scene.speech, version=made_in)
    said = dict(Revision.objects.filter(paragraph=line).values_list("since", "text"))
    before = max(version for version in said if version < made_in)
    assert (event.kind, event.by, event.earlier) == (Happening.PARAGRAPH_MERGED, cast.dai, line.version)
    assert (before, said[before], said.get(event.earlier or 0)) == (theirs_in, theirs, base)
    assert said[made_in] == merge(base=base, theirs=theirs, yours=yours).text
    assert Paragraph.objects.get(pk=line.pk).text == said[made_in]


def test_a_save_that_met_nobody_has_one_parent(cast, scene, line):
    made_in = paragraphs.edit(line.pk, text="只有我写。", based_on=line.version, by=cast.dai, at=NOON)

    assert Event.objects.get(speech=scene.speech, version=made_in).earlier is None
