"""The app of people."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People of the office."""

    name = "accounts"
