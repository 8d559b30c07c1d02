"""Where all speeches stand."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
