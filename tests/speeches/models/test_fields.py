"""Words of the domain come back from the database as what they were."""

import pytest
from django.db import connection, models

from speeches.domain.policy import Role
from speeches.models import Event, Membership, Paragraph, Section, Signature, Speech
from speeches.models.fields import EnumField

ENUMS = [
    (model, field)
    for model in (Event, Membership, Paragraph, Section, Signature, Speech)
    for field in model._meta.get_fields()
    if isinstance(field, EnumField)
]


def test_a_role_comes_back_as_a_role(cast, scene):
    role = Membership.objects.get(user=cast.dai).role

    assert role is Role.DRAFTER
    assert Membership.objects.filter(user=cast.dai).values_list("role", flat=True).get() is Role.DRAFTER


def test_a_word_that_the_domain_does_not_know_is_refused():
    field = EnumField(Role)

    with pytest.raises(ValueError, match="emperor"):
        field.get_prep_value("emperor")


def test_nothing_stays_nothing():
    field = EnumField(Role)

    assert (field.to_python(None), field.get_prep_value(None)) == (None, None)
    assert field.from_db_value(None, None, connection) is None


def test_migrations_see_plain_text():
    _, path, _, options = EnumField(Role, default=Role.READER).deconstruct()

    assert path == "django.db.models.CharField"
    assert options == {"max_length": 20, "default": "reader"}
    assert type(options["default"]) is str


def test_a_copy_of_the_field_keeps_its_words():
    assert EnumField(Role).clone().enum is Role


@pytest.mark.parametrize(("model", "field"), ENUMS, ids=lambda one: getattr(one, "name", ""))
def test_every_word_fits_its_column(model, field):
    assert max(len(word) for word in field.enum) <= field.max_length


def test_every_choice_of_words_is_held_by_the_database():
    """All but the kinds of events, of which later versions may know more than the running one."""
    unheld = [
        f"{model.__name__}.{field.name}"
        for model, field in ENUMS
        if not any(field.name in _names(rule) for rule in model._meta.constraints)
    ]

    assert unheld == ["Event.kind"]


def _names(rule) -> set[str]:
    if not isinstance(rule, models.CheckConstraint):
        return set()
    return {name.partition("__")[0] for name, _ in _leaves(rule.condition)}


def _leaves(condition):
    for child in condition.children:
        yield from _leaves(child) if isinstance(child, models.Q) else [child]
