"""Signing a speech."""

from django.urls import path

from speeches.views import signatures

urlpatterns = [
    path("sections/<int:section_id>/signature/", signatures.panel, name="signature"),
    path("signatures/<int:signature_id>/withdrawal/", signatures.withdrawal, name="withdrawal"),
]
