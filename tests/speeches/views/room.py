"""The play with every actor at a browser, and the ways from there to each route."""

from django.test import Client
from django.urls import reverse

from accounts.models import User
from speeches.actions import members
from speeches.domain.policy import Role
from tests.play import Play
from tests.routes import routes
from tests.speeches.views.rules import ACTORS, ADMINISTERING, NAMES, SIGNED_IN
from tests.speeches.views.sign_off_rules import RULES
from tests.stage import NOON, PASSWORD

ROUTES = routes()


class Room:
    """Everybody has signed in; then Moritz's account was closed, and Greta asked for her opinion."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.browsers = {actor: Client() for actor in ACTORS}
        for name in SIGNED_IN - ADMINISTERING:
            self.browsers[name].force_login(getattr(play.cast, name))
        moritz = User.objects.create_user("moritz", PASSWORD, name="莫里茨", is_active=False)
        members.invite(play.scene.speech.pk, person=moritz, role=Role.DRAFTER, by=play.cast.wanda, at=NOON)
        self.browsers["moritz"].force_login(moritz)
        self.browsers["alma"].force_login(User.objects.create_superuser("alma", PASSWORD, name="阿尔玛"))
        play.round()

    def path(self, name: str, **other: int) -> str:
        """The address of a route; ids are those of its rule, unless given."""
        needed = [key for key in ROUTES[name].names if key not in other]
        own = RULES[name].names(self.play) if needed else {}
        chosen = {key: own[key] if key in own else NAMES[key](self.play) for key in needed}
        return reverse(name, kwargs=chosen | other)

    def post(self, actor, name, *, htmx=True, **words):
        """Post to a route, with the usual words of its rule and these."""
        return self.send(actor, "POST", self.path(name), RULES[name].words(self.play) | words, htmx=htmx)

    def send(self, actor, method, path, words=None, *, htmx=False):
        """What the actor is answered."""
        headers = {"HX-Request": "true"} if htmx else {}
        return getattr(self.browsers[actor], method.lower())(path, words or {}, headers=headers)
