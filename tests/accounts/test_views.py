"""All pages about people: who may call them, how, and what they cost."""

import re

import pytest
from django.test import Client

from accounts.access import PUBLIC, SIGNED_IN
from accounts.models import User
from accounts.urls import urlpatterns
from tests.accounts.conftest import is_signed_in

SIGN_IN, SIGN_OUT = "/sign-in/", "/sign-out/"
DETAILS, NEW_PASSWORD, LANGUAGE = "/me/", "/me/password/", "/language/"


@pytest.mark.django_db
@pytest.mark.parametrize("page", [DETAILS, NEW_PASSWORD])
def test_strangers_are_asked_to_sign_in_first(client, page):
    assert client.get(page).headers["Location"] == f"{SIGN_IN}?next={page}"
    assert client.post(page).headers["Location"] == f"{SIGN_IN}?next={page}"


@pytest.mark.parametrize("page", [DETAILS, NEW_PASSWORD])
def test_pages_open_for_who_is_signed_in(as_wanda, page):
    assert as_wanda.get(page).status_code == 200


@pytest.mark.parametrize("page", [SIGN_OUT, LANGUAGE])
def test_reading_never_changes_anything(as_wanda, page):
    assert as_wanda.get(page).status_code == 405
    assert is_signed_in(as_wanda)


@pytest.mark.parametrize("page", [SIGN_IN, DETAILS, NEW_PASSWORD])
def test_pages_know_no_other_method(as_wanda, page):
    assert as_wanda.delete(page).status_code == 405


@pytest.mark.parametrize("page", [SIGN_IN, DETAILS, NEW_PASSWORD, LANGUAGE])
def test_empty_forms_come_back(as_wanda, page):
    assert as_wanda.post(page).status_code == 422


@pytest.mark.parametrize("page", [SIGN_IN, SIGN_OUT, DETAILS, NEW_PASSWORD, LANGUAGE])
def test_forms_of_other_sites_are_refused(wanda, page):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(wanda)

    assert careful.post(page).status_code == 403


@pytest.mark.parametrize("page", [SIGN_IN, DETAILS, NEW_PASSWORD])
def test_every_field_has_a_label_and_tells_password_managers_what_it_is(client, wanda, page):
    if page != SIGN_IN:
        client.force_login(wanda)

    shown = client.get(page).content.decode()
    fields = re.findall(r'<(?:input|select) [^>]*id="(id_\w+)"[^>]*>', shown)
    typed = re.findall(r'<input type="(?:text|password)"[^>]*>', shown)

    assert fields
    assert all(f'<label for="{field}">' in shown for field in fields)
    assert all("autocomplete=" in field for field in typed)


def test_own_pages_cost_the_same_however_many_people_there_are(as_wanda, django_assert_num_queries):
    User.objects.bulk_create(User(username=f"p{number}", name=f"{number}") for number in range(50))

    with django_assert_num_queries(2):  # session, person
        as_wanda.get(DETAILS)
    with django_assert_num_queries(2):
        as_wanda.get(NEW_PASSWORD)


@pytest.mark.django_db
def test_the_sign_in_page_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(SIGN_IN)


def test_every_view_says_who_may_call_it():
    declared = {route.name: vars(route.callback)["access"] for route in urlpatterns}

    for_people = {name for name, access in declared.items() if access == SIGNED_IN}
    factor = {f"second_factor_{step}" for step in ("secret", "confirmation", "codes", "removal")}
    assert for_people == {"details", "password", "second_factor"} | factor
    assert all(len(access) > len(PUBLIC) for access in declared.values() if access != SIGNED_IN)
