"""Signing a speech."""

from django.urls import path

from speeches.views import signatures, whole_signatures

urlpatterns = [
    path("speeches/<int:speech_id>/signature/", whole_signatures.page, name="speech_signature"),
    path(
        "speeches/<int:speech_id>/signature/<int:version>/",
        whole_signatures.news,
        name="speech_signing_news",
    ),
    path("sections/<int:section_id>/signature/", signatures.panel, name="signature"),
    path(
        "sections/<int:section_id>/signature/<int:version>/",
        whole_signatures.section_news,
        name="section_signing_news",
    ),
    path("signatures/<int:signature_id>/withdrawal/", signatures.withdrawal, name="withdrawal"),
]
