"""Speeches as a whole: the library, the inbox, history, comparison, members, files."""

from django.urls import path

from speeches.views import (
    authorship,
    comparison,
    comparison_exports,
    exports,
    history,
    imports,
    inbox,
    members,
    milestones,
    other_speeches,
    reading,
    speeches,
)

urlpatterns = [
    path("", speeches.library, name="library"),
    path("inbox/", inbox.page, name="inbox"),
    path("inbox/count/", inbox.count, name="inbox_count"),
    path("inbox/reading/", inbox.reading, name="inbox_reading"),
    path("speeches/<int:speech_id>/threads/reading/", inbox.threads, name="threads_reading"),
    path("speeches/<int:speech_id>/", speeches.page, name="speech"),
    path("speeches/<int:speech_id>/changes/", speeches.changes, name="changes"),
    path("speeches/<int:speech_id>/reading/", reading.mark, name="reading"),
    path("speeches/<int:speech_id>/margin/", speeches.margin, name="margin"),
    path("speeches/<int:speech_id>/details/", speeches.details, name="details"),
    path("speeches/<int:speech_id>/versions/", history.page, name="history"),
    path("speeches/<int:speech_id>/versions/comparison/", comparison.choice, name="comparison_choice"),
    path("speeches/<int:speech_id>/versions/<int:version>/", history.version, name="version"),
    path("speeches/<int:speech_id>/versions/<int:old>..<int:new>/", comparison.page, name="comparison"),
    path("speeches/<int:speech_id>/versions/file..<int:new>/", comparison.imported, name="imported"),
    path("speeches/<int:speech_id>/comparison/", other_speeches.shelf, name="other_speeches"),
    path("speeches/<int:speech_id>/comparison/<int:other_id>/", other_speeches.other, name="other_speech"),
    path(
        "speeches/<int:speech_id>/comparison/<int:other_id>/pairing/", other_speeches.pairing, name="pairing"
    ),
    path(
        "speeches/<int:speech_id>/comparison/<int:other_id>/cancellation/",
        other_speeches.cancellation,
        name="pairing_cancellation",
    ),
    path("speeches/<int:speech_id>/versions/<int:version>/copy/", milestones.copy, name="copy"),
    path("speeches/<int:speech_id>/milestones/", milestones.of_speech, name="milestones"),
    path("speeches/<int:speech_id>/authorship/", authorship.page, name="authorship"),
    path(
        "speeches/<int:speech_id>/versions/<int:old>..<int:new>/tracked/",
        comparison_exports.tracked,
        name="export_tracked",
    ),
    path(
        "speeches/<int:speech_id>/versions/<int:old>..<int:new>/table/word/",
        comparison_exports.table_word,
        name="export_table_word",
    ),
    path(
        "speeches/<int:speech_id>/versions/<int:old>..<int:new>/table/sheet/",
        comparison_exports.table_sheet,
        name="export_table_sheet",
    ),
    path(
        "speeches/<int:speech_id>/versions/<int:old>..<int:new>/marked-up/",
        comparison_exports.marked_up,
        name="export_marked_up",
    ),
    path("speeches/<int:speech_id>/members/", members.of_speech, name="members"),
    path("speeches/<int:speech_id>/terms/", members.terms, name="terms"),
    path("speeches/<int:speech_id>/export/text/", exports.text, name="export_text"),
    path("speeches/<int:speech_id>/export/word/", exports.word, name="export_word"),
    path("speeches/<int:speech_id>/export/print/", exports.printed, name="export_print"),
    path("speeches/<int:speech_id>/original/", exports.original, name="original_file"),
    path("imports/", imports.start, name="imports"),
    path("imports/<int:original_id>/", imports.original, name="original"),
    path("imports/<int:original_id>/speech/", imports.speech, name="original_speech"),
    path("imports/<int:original_id>/removal/", imports.removal, name="original_removal"),
    path("members/<int:membership_id>/", members.role, name="member"),
    path("members/<int:membership_id>/removal/", members.removal, name="member_removal"),
]
