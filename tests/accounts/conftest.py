"""The cast: Wanda writes; Otto is somebody else."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

PASSWORD = "seven quiet herons"


@pytest.fixture(autouse=True)
def quick_hashing(settings):
    """Argon2 takes its time on purpose; what is tested here is not Argon2."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def wanda(db):
    return get_user_model().objects.create_user(
        "wanda", PASSWORD, name="王晚", unit="临江镇政府办公室", post="秘书"
    )


@pytest.fixture
def otto(db):
    return get_user_model().objects.create_user("otto", PASSWORD, name="欧阳拓", unit="青石县委办公室")


@pytest.fixture
def as_wanda(wanda):
    client = Client()
    client.force_login(wanda)
    return client


def is_signed_in(client: Client) -> bool:
    """Whether this browser is let in to a page that asks for it."""
    return client.get("/me/").status_code == 200
