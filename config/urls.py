"""All routes; each app owns its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("speeches.urls")),
]

handler500 = "config.troubles.broken"
