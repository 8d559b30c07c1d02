"""Final speeches: locked, repaired, opened again, and the sheet of signatures."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
