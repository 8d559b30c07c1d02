"""What people may be called."""

import re
import unicodedata

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.names import HIDDEN_CHARACTERS, folded, hides_characters, is_sign_in_name, tidy

EVERY_CHARACTER = [chr(point) for point in range(1, 0x110000) if not 0xD800 <= point <= 0xDFFF]
# Signs of the same categories that have a shape of their own; the joiners of Egyptian hieroglyphs are drawn
# where there are no hieroglyphs to join.
SHAPED = re.compile("ARABIC (NUMBER|SIGN|FOOTNOTE|END|POUND|PIASTRE|DISPUTED)|SYRIAC|KAITHI|EGYPTIAN")
HIDDEN = [character for character in EVERY_CHARACTER if hides_characters(character)]


@given(st.text())
def test_a_tidy_name_is_already_tidy(name):
    assert tidy(tidy(name)) == tidy(name)


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"])))
def test_a_name_and_its_capitals_are_one_name(name):
    assert folded(folded(name)) == folded(name)
    assert folded(unicodedata.normalize("NFKC", name)) == folded(name)


def test_width_case_and_composition_make_no_second_name():
    spellings = ["Müller", "MÜLLER", "ｍüller", "Mu\u0308ller"]

    names = {folded(spelling) for spelling in spellings}

    assert names == {"müller"}


def test_every_control_and_direction_mark_is_refused():
    unseen = [
        character
        for character in EVERY_CHARACTER
        if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}
        and not SHAPED.match(unicodedata.name(character, ""))
    ]

    allowed = [hex(ord(character)) for character in unseen if character not in HIDDEN]

    assert unseen
    assert allowed == []


@pytest.mark.parametrize(
    "name", ["王晚", "葛\U000e0100城", "阿卜杜拉·艾合买提", "Ana María", "李（小）", "𠮷田"]
)
def test_names_that_people_have_hide_nothing(name):
    assert not hides_characters(name)


@pytest.mark.django_db
def test_the_database_sees_the_same_hidden_characters():
    around = {ord(character) + step for character in HIDDEN for step in (-1, 0, 1)} - {0, 0xDFFF}

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT chr(n) FROM unnest(%s) n WHERE chr(n) ~ %s ORDER BY n",
            [sorted(around), HIDDEN_CHARACTERS],
        )
        refused = [character for (character,) in cursor.fetchall()]

    assert refused == HIDDEN


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["username", "name", "unit", "post"])
def test_the_database_keeps_no_hidden_character_in_any_name(field):
    person = {"username": "wanda", "name": "王晚"} | {field: "王\u202e晚"}

    with pytest.raises(IntegrityError, match="person_names_hide_nothing"):
        User.objects.create(**person)


@pytest.mark.django_db
def test_the_database_keeps_no_language_that_is_not_spoken():
    with pytest.raises(IntegrityError, match="person_speaks_a_known_language"):
        User.objects.create(username="wanda", name="王晚", language="tlh")


@pytest.mark.parametrize("name", ["wanda", "王晚", "w.anda@linjiang", "w_2-3+4"])
def test_sign_in_names_are_letters_digits_and_a_few_marks(name):
    assert is_sign_in_name(name)


@pytest.mark.parametrize("name", ["", "wan da", "wanda\u200b", "wanda\n", "<wanda>", "wanda/", "\u202ewanda"])
def test_other_characters_make_no_sign_in_name(name):
    assert not is_sign_in_name(name)
