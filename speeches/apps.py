"""The app of speeches."""

from django.apps import AppConfig


class SpeechesConfig(AppConfig):
    """Speeches, their history and their signatures."""

    name = "speeches"
