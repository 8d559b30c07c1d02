"""A speech on its way, and those who sign it, each at a browser."""

from django.urls import reverse

from speeches.actions import paragraphs, routes
from speeches.domain.sign_off.plan import PlannedStep
from speeches.models import Seat
from speeches.queries.structure import manuscript_of
from tests.speeches.views.bodies import KEY
from tests.stage import NOON

ENGLISH = {"Accept-Language": "en"}
TEA, ROAD = "新建茶园", "新修村道"
ANOTHER_KEY = "0e7a0e7b-1f6c-4f5e-9a53-0d7f6c3b2a11"


class Signing:
    """Wanda's speech on its way, and those who sign it."""

    def __init__(self, room):
        self.room, self.scene, self.cast = room, room.play.scene, room.play.cast
        self.pk = self.scene.speech.pk
        self.path = reverse("speeches:speech_signature", args=[self.pk])

    def takes_the_way(self, *steps):
        routes.lay(self.pk, steps=list(steps), by=self.cast.wanda, at=NOON)
        routes.submit(self.pk, by=self.cast.wanda, at=NOON)

    def seat(self, who):
        return Seat.objects.get(step__speech=self.pk, person=getattr(self.cast, who), succeeded_in=None).pk

    def page(self, who="rhea", path=None, **asked):
        return self.room.browsers[who].get(path or self.path, asked, headers=ENGLISH)

    def post(self, who="rhea", path=None, **words):
        given = {"digest": self.digest(), "opinion": "agree", "key": KEY, "shown_version": self.scene.version}
        if "seat" not in words:
            words["seat"] = self.seat(who)
        return self.room.browsers[who].post(path or self.path, given | words, headers=ENGLISH)

    def digest(self, section=None):
        return manuscript_of(self.pk).digest_of(section)

    def of_section(self, heading):
        return reverse("speeches:signature", args=[self.scene.section(heading).pk])

    def rewrites(self, beginning, old, new):
        row = self.scene.paragraph(beginning)
        text = row.text.replace(old, new)
        assert text != row.text
        paragraphs.edit(row.pk, text=text, based_on=row.version, by=self.cast.dai, at=NOON)


def step(kind, *seats, name="核稿", **more):
    return PlannedStep(kind, name, seats, **more)
