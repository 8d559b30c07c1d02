"""The routes on which speeches are signed, and what the office has laid down about them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
