"""Who may call a view is declared on the view, and nowhere left open by accident."""

import pytest

from accounts.access import PUBLIC
from tests.routes import Route, routes
from tests.speeches.views.rules import EVERYBODY
from tests.speeches.views.sign_off_rules import RULES

ROUTES = routes()


def access_of(route: Route) -> str:
    return str(vars(route.view).get("access", ""))


def is_public(route: Route) -> bool:
    return access_of(route).startswith(PUBLIC.strip())


@pytest.mark.parametrize("name", ROUTES)
def test_a_view_declares_who_may_call_it(name):
    assert access_of(ROUTES[name])


def test_a_public_view_says_why_it_is_public():
    assert [name for name, route in ROUTES.items() if access_of(route).strip() == PUBLIC.strip()] == []


def test_only_public_views_go_without_signing_in():
    open_ones = {name for name, route in ROUTES.items() if not getattr(route.view, "login_required", True)}

    assert open_ones == {name for name, route in ROUTES.items() if is_public(route)}


def test_every_route_has_its_row_of_rules_and_every_row_its_route():
    assert sorted(ROUTES.keys() - RULES.keys()) == []
    assert sorted(RULES.keys() - ROUTES.keys()) == []


def test_what_the_rules_open_to_everybody_is_declared_public():
    opened = {name for name, rule in RULES.items() if EVERYBODY in {rule.get, rule.post}}

    assert opened == {name for name, route in ROUTES.items() if is_public(route)}
