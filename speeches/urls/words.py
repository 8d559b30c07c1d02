"""The words of a speech: sections, paragraphs, what is not saved yet, taking back."""

from django.urls import path

from speeches.views import (
    assignments,
    paragraphs,
    places,
    presence,
    replacements,
    restorations,
    reversals,
    sections,
    working_copies,
)

urlpatterns = [
    path("speeches/<int:speech_id>/presence/", presence.places, name="presence"),
    path("speeches/<int:speech_id>/words/", replacements.finding, name="finding"),
    path("speeches/<int:speech_id>/replacement/", replacements.replacement, name="replacement"),
    path("speeches/<int:speech_id>/undo/", reversals.undo, name="undo"),
    path("speeches/<int:speech_id>/redo/", reversals.redo, name="redo"),
    path("speeches/<int:speech_id>/versions/reversal/", reversals.reversal, name="reversal"),
    path(
        "speeches/<int:speech_id>/versions/<int:version>/restoration/",
        restorations.speech,
        name="speech_restoration",
    ),
    path(
        "sections/<int:section_id>/versions/<int:version>/restoration/",
        restorations.section,
        name="section_rewinding",
    ),
    path("members/<int:membership_id>/limit/", assignments.limit, name="member_limit"),
    path("sections/<int:section_id>/heading/", sections.heading, name="heading"),
    path("sections/<int:section_id>/heading/removal/", sections.heading_removal, name="heading_removal"),
    path("sections/<int:section_id>/next/", sections.following, name="section_next"),
    path("sections/<int:section_id>/inside/", sections.inside, name="section_inside"),
    path("sections/<int:section_id>/place/", places.section, name="section_place"),
    path("sections/<int:section_id>/removal/", sections.removal, name="section_removal"),
    path("sections/<int:section_id>/restoration/", sections.restoration, name="section_restoration"),
    path("sections/<int:section_id>/numbering/", sections.numbering, name="numbering"),
    path("sections/<int:section_id>/paragraphs/", paragraphs.first, name="first_paragraph"),
    path("sections/<int:section_id>/assignment/", assignments.of_section, name="assignment"),
    path("sections/<int:section_id>/leaving/", presence.leave, name="leaving"),
    path("sections/<int:section_id>/leaving/withdrawal/", presence.stay, name="leaving_withdrawal"),
    path("paragraphs/<int:paragraph_id>/", paragraphs.paragraph, name="paragraph"),
    path("paragraphs/<int:paragraph_id>/text/", paragraphs.text, name="text"),
    path("paragraphs/<int:paragraph_id>/next/", paragraphs.following, name="paragraph_next"),
    path("paragraphs/<int:paragraph_id>/place/", places.paragraph, name="paragraph_place"),
    path("paragraphs/<int:paragraph_id>/join/", paragraphs.join, name="join"),
    path("paragraphs/<int:paragraph_id>/removal/", paragraphs.removal, name="paragraph_removal"),
    path("paragraphs/<int:paragraph_id>/versions/", paragraphs.versions, name="paragraph_versions"),
    path("paragraphs/<int:paragraph_id>/restoration/", paragraphs.restoration, name="restoration"),
    path(
        "paragraphs/<int:paragraph_id>/suggestion/working-copy/",
        working_copies.of_suggestion,
        name="suggestion_working_copy",
    ),
    path(
        "paragraphs/<int:paragraph_id>/working-copy/",
        working_copies.of_paragraph,
        name="paragraph_working_copy",
    ),
    path("sections/<int:section_id>/working-copy/", working_copies.of_section, name="section_working_copy"),
    path("working-copies/<int:copy_id>/", working_copies.page, name="working_copy"),
    path("working-copies/<int:copy_id>/removal/", working_copies.removal, name="working_copy_removal"),
]
