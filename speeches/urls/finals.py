"""Final speeches: checked, locked, repaired, opened again, and the sheet of signatures."""

from django.urls import path

from speeches.views import checks, finals, sheets

urlpatterns = [
    path("speeches/<int:speech_id>/final/", finals.page, name="final"),
    path("speeches/<int:speech_id>/final/unlocking/", finals.unlocking, name="unlocking"),
    path("paragraphs/<int:paragraph_id>/repair/", finals.repair, name="repair"),
    path("sections/<int:section_id>/repair/", finals.heading_repair, name="heading_repair"),
    path("repairs/<int:repair_id>/acknowledgement/", finals.acknowledgement, name="acknowledgement"),
    path("speeches/<int:speech_id>/checks/", checks.page, name="checks"),
    path("speeches/<int:speech_id>/checks/waiver/", checks.waiver, name="waiver"),
    path("waivers/<int:waiver_id>/end/", checks.heeding, name="heeding"),
    path("speeches/<int:speech_id>/sheet/", sheets.sheet, name="sheet"),
    path("speeches/<int:speech_id>/sheet/word/", sheets.word, name="sheet_word"),
    path("speeches/<int:speech_id>/sheet/print/", sheets.printed, name="sheet_print"),
]
