"""No page asks the database more because the speech has grown."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from speeches.actions import (
    imports,
    members,
    opinions,
    paragraphs,
    photos,
    principal,
    returns,
    rounds,
    signatures,
    speeches,
    stand_ins,
    suggestions,
    threads,
    working_copies,
)
from speeches.actions import routes as routes_of
from speeches.actions.opinions import Place
from speeches.actions.returns import Destination
from speeches.actions.rounds import Terms
from speeches.actions.working_copies import Typed
from speeches.domain.pens import PenKind
from speeches.domain.policy import Role
from speeches.domain.sign_off.plan import PlannedSeat, PlannedStep
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Pledge
from speeches.domain.structure.tree import Noun
from speeches.models import (
    Comment,
    Membership,
    Original,
    Photo,
    PrincipalEdit,
    Round,
    Step,
    Suggestion,
    Thread,
    WorkingCopy,
)
from speeches.queries.structure import manuscript_of
from tests.domain.pictures import png
from tests.routes import routes
from tests.speeches.views.rules import ADMINISTERING
from tests.speeches.views.sign_off_rules import RULES
from tests.speeches.views.states import ONCE_FINAL
from tests.stage import NOON, Cast, Scene, long_script, stage

ROUTES = routes()
OF_SUGGESTIONS = {"speeches:acceptance"}
# A line of a final speech is put right on a page of one line.
PAGES = sorted(name for name, rule in RULES.items() if rule.get - ADMINISTERING and name not in ONCE_FINAL)


@pytest.mark.slow
def test_no_page_asks_more_about_more(cast, client):
    """Ten of everything, then forty."""
    client.force_login(cast.wanda)
    few = asked_for(client, world(cast, 10))

    many = asked_for(client, world(cast, 40))

    assert {name: (few[name], many[name]) for name in PAGES if many[name] > few[name]} == {}


def world(cast: Cast, count: int) -> dict[str, int]:
    """A speech with so many sections, comments and versions; the ids that its pages name."""
    scene = Scene(stage(cast, long_script(count)))
    line = scene.paragraph("第1项")
    for at in range(count):
        say_and_write(cast, line.pk, at)
    for at in range(count):
        suggest(cast, scene.paragraph(f"第{at}项"), at)
    threads.open_on(line.pk, text="我也说一条。", by=cast.wanda, at=NOON)
    for at in range(count // 10):
        extra = User.objects.create_user(f"m{count}{at}", name=f"成员{count}{at}")
        members.invite(scene.speech.pk, person=extra, role=Role.READER, by=cast.wanda, at=NOON)
    his = changed_by_principal(cast, scene, count)
    # Also the section that is looked at, in both worlds: what was kept of a signature is asked for with it.
    for at in range(count // 10 + 1):
        sign(cast, scene.section(f"第{at}项"))
    one = consult(cast, scene, line, count)
    text = "\n".join(f"第{at}段话。" for at in range(count)).encode()
    set_out(cast, scene, count)
    waiting = imports.receive(content=text, name="", by=cast.wanda, at=NOON)
    Original.objects.create(speech=scene.speech, sha256="", content=text, by=cast.wanda, at=NOON)
    other = speeches.copy(scene.speech.pk, version=1, by=cast.wanda, at=NOON)
    return {
        "speech_id": scene.speech.pk,
        "other_id": other,
        "section_id": line.section_id,
        "paragraph_id": line.pk,
        "thread_id": Thread.objects.filter(paragraph=line)[0].pk,
        "asked": Suggestion.objects.filter(thread__speech=scene.speech)[0].pk,
        "comment_id": Comment.objects.get(thread__paragraph=line, thread__invitation=None, by=cast.wanda).pk,
        "membership_id": Membership.objects.filter(speech=scene.speech)[0].pk,
        "copy_id": unsaved(cast.wanda, line, count),
        "original_id": waiting.pk,
        "photo_id": his.pk,
        "version": scene.version - 1,
        "old": 1,
        "new": scene.version,
        "round_id": one,
    }


def consult(cast, scene, line, count):
    """A round in which she and so many others are asked, and in which so many opinions were given."""
    extras = User.objects.filter(username__startswith=f"m{count}")
    rounds.begin(
        scene.speech.pk,
        terms=Terms("第一轮", NOON.date(), is_apart=False),
        people=[cast.wanda.pk, *extras.values_list("pk", flat=True)],
        milestone="征求意见稿",
        by=cast.wanda,
        at=NOON,
    )
    one = Round.objects.get(speech=scene.speech).pk
    for at in range(count):
        place = Place((Noun.PARAGRAPH, line.pk)) if at % 2 else Place()
        opinions.give(one, text=f"第{at}条意见。", on=place, by=cast.wanda, at=NOON)
    return one


def set_out(cast, scene, count):
    """A route on which so many sit, that was laid and sent back again and again."""
    extras = User.objects.filter(username__startswith=f"m{count}").values_list("pk", flat=True)
    for at in range(1 + count // 10):
        part = (scene.section(f"第{at}项").pk,)
        seats = [PlannedSeat(pk, part) for pk in extras]
        steps = [PlannedStep(StepKind.COSIGN, f"会签{pk}", tuple(seats), is_skippable=True) for pk in extras]
        last = PlannedStep(StepKind.ISSUE, "签发", (PlannedSeat(cast.wanda.pk),))
        routes_of.lay(scene.speech.pk, steps=[*steps, last], by=cast.wanda, at=NOON)
        routes_of.submit(scene.speech.pk, by=cast.wanda, at=NOON)
        routes_of.skip(
            Step.objects.get(speech=scene.speech, status="open").pk, reason="已核。", by=cast.wanda, at=NOON
        )
        returns.send_back(scene.speech.pk, to=Destination(), reason=f"第{at}次退回。", by=cast.wanda, at=NOON)
        days = {"since": NOON.date(), "until": NOON.date() + timedelta(days=3000 + at)}
        stand_ins.name(scene.speech.pk, person=cast.sana, by=cast.wanda, at=NOON, **days)


def say_and_write(cast, paragraph_id, at):
    text = f"第1项工作要抓实，第{at}次修改，完成XX项。"
    paragraphs.edit(paragraph_id, text=text, based_on=9999, by=cast.dai, at=NOON)
    threads.open_on(paragraph_id, text=f"第{at}条意见", by=cast.rhea, at=NOON, key=uuid4())


def suggest(cast, line, at):
    text = f"{line.text}第{at}条建议。"
    suggestions.reword(
        line.pk, text=text, based_on=9999, reason="更完整。", by=cast.rhea, at=NOON, key=uuid4()
    )


def changed_by_principal(cast, scene, count):
    """Sana changes a place so often, each time touched by Dai, with a photo; the last of these."""
    principal.name(scene.speech.pk, person=cast.sana, by=cast.wanda, at=NOON)
    for at in range(count):
        for words, by in ((f"（{at}号楼）", cast.sana), (f"（{at}号屋）", cast.dai)):
            row = scene.paragraph("第1项")
            text = f"{row.text.partition('（')[0]}{words}"
            paragraphs.edit(row.pk, text=text, based_on=row.version, by=by, at=NOON)
        edit = PrincipalEdit.objects.filter(speech=scene.speech).latest("number")
        photos.attach(edit.pk, content=png(4 + at, 3), name="", by=cast.wanda, at=NOON)
    return Photo.objects.latest("pk")


def unsaved(person, line, count):
    """Words that she left in so many fields of one paragraph; the id of the last."""
    for at in range(count):
        typed = Typed(PenKind.TEXT, line, f"第{at}次没有保存。", line.version)
        working_copies.keep(uuid4(), typed=typed, by=person, at=NOON)
    return WorkingCopy.objects.latest("pk").pk


def sign(cast, section):
    digest = manuscript_of(section.speech_id).digest_of(section.pk)
    signatures.sign(section.pk, pledge=Pledge(digest), by=cast.sana, at=NOON)


def asked_for(client, ids) -> dict[str, int]:
    """How many queries each page takes; asked twice, for what is kept after the first time."""
    counts = {}
    for name in PAGES:
        named = ids | ({"thread_id": ids["asked"]} if name in OF_SUGGESTIONS else {})
        path = reverse(name, kwargs={key: named[key] for key in ROUTES[name].names})
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path).status_code in {200, 302}
        counts[name] = len(asked)
    return counts
