"""An objection on a route of before, on the page of the route of now."""

from django.test import Client
from django.urls import reverse

from speeches.actions import returns
from speeches.actions.returns import Destination
from speeches.domain.sign_off.route import StepKind
from speeches.domain.signing import Opinion
from speeches.models import Signature
from tests.sign_off import lay, sign


def test_it_is_shown_and_lifted_there_by_its_author_alone(cast, scene, noon):
    browsers = {name: Client() for name in ("leo", "rhea", "wanda")}
    for name, browser in browsers.items():
        browser.force_login(getattr(cast, name))
    stages = ((StepKind.REVIEW, "核稿", [cast.rhea]), (StepKind.ISSUE, "签发", [cast.sana]))
    lay(scene.speech, *stages, by=cast.wanda, at=noon)
    sign(cast.rhea, scene.speech, noon, Opinion.DISAGREE, "数字不对。")
    returns.send_back(scene.speech.pk, to=Destination(), reason="重来。", by=cast.wanda, at=noon)
    lay(scene.speech, (StepKind.ISSUE, "签发", [cast.sana]), by=cast.wanda, at=noon)
    lifting = reverse("speeches:withdrawal", args=[Signature.objects.get().pk])

    def shown(who):
        return browsers[who].get(reverse("speeches:route", args=[scene.speech.pk])).text

    assert "route-objections" in shown("leo")
    assert (lifting in shown("leo"), lifting in shown("rhea")) == (False, True)
    assert browsers["wanda"].post(lifting).status_code == 403
    assert browsers["rhea"].post(lifting).status_code == 302
    assert "route-objections" not in shown("leo")
