"""Routes of speeches: nouns only."""

from django.urls import path

from speeches.views import exports, members, paragraphs, places, sections, signatures, speeches, threads

app_name = "speeches"

urlpatterns = [
    path("", speeches.library, name="library"),
    path("speeches/<int:speech_id>/", speeches.page, name="speech"),
    path("speeches/<int:speech_id>/changes/", speeches.changes, name="changes"),
    path("speeches/<int:speech_id>/margin/", speeches.margin, name="margin"),
    path("speeches/<int:speech_id>/details/", speeches.details, name="details"),
    path("speeches/<int:speech_id>/members/", members.of_speech, name="members"),
    path("speeches/<int:speech_id>/export/text/", exports.text, name="export_text"),
    path("speeches/<int:speech_id>/export/word/", exports.word, name="export_word"),
    path("members/<int:membership_id>/", members.role, name="member"),
    path("members/<int:membership_id>/removal/", members.removal, name="member_removal"),
    path("sections/<int:section_id>/heading/", sections.heading, name="heading"),
    path("sections/<int:section_id>/heading/removal/", sections.heading_removal, name="heading_removal"),
    path("sections/<int:section_id>/next/", sections.following, name="section_next"),
    path("sections/<int:section_id>/inside/", sections.inside, name="section_inside"),
    path("sections/<int:section_id>/place/", places.section, name="section_place"),
    path("sections/<int:section_id>/removal/", sections.removal, name="section_removal"),
    path("sections/<int:section_id>/numbering/", sections.numbering, name="numbering"),
    path("sections/<int:section_id>/paragraphs/", paragraphs.first, name="first_paragraph"),
    path("sections/<int:section_id>/signature/", signatures.panel, name="signature"),
    path("signatures/<int:signature_id>/withdrawal/", signatures.withdrawal, name="withdrawal"),
    path("paragraphs/<int:paragraph_id>/", paragraphs.paragraph, name="paragraph"),
    path("paragraphs/<int:paragraph_id>/text/", paragraphs.text, name="text"),
    path("paragraphs/<int:paragraph_id>/next/", paragraphs.following, name="paragraph_next"),
    path("paragraphs/<int:paragraph_id>/place/", places.paragraph, name="paragraph_place"),
    path("paragraphs/<int:paragraph_id>/join/", paragraphs.join, name="join"),
    path("paragraphs/<int:paragraph_id>/removal/", paragraphs.removal, name="paragraph_removal"),
    path("paragraphs/<int:paragraph_id>/versions/", paragraphs.versions, name="paragraph_versions"),
    path("paragraphs/<int:paragraph_id>/restoration/", paragraphs.restoration, name="restoration"),
    path("paragraphs/<int:paragraph_id>/threads/", threads.on_paragraph, name="threads"),
    path("threads/<int:thread_id>/comments/", threads.comments, name="comments"),
    path("threads/<int:thread_id>/resolution/", threads.resolution, name="resolution"),
    path("threads/<int:thread_id>/reopening/", threads.reopening, name="reopening"),
]
