"""Where all speeches stand, and the work on their sections."""

from django.urls import path

from speeches.views import board, section_work

urlpatterns = [
    path("board/", board.page, name="board"),
    path("sections/<int:section_id>/review/", section_work.of_section, name="section_work"),
    path("speeches/<int:speech_id>/review/", section_work.of_speech, name="work"),
    path("sections/<int:section_id>/readiness/", section_work.ready, name="readiness"),
    path("sections/<int:section_id>/readiness/withdrawal/", section_work.unready, name="unreadiness"),
    path("speeches/<int:speech_id>/readiness/", section_work.all_ready, name="all_readiness"),
    path("sections/<int:section_id>/reviewers/", section_work.assignment, name="reviewers"),
    path(
        "sections/<int:section_id>/reviewers/<int:seat_id>/removal/",
        section_work.removal,
        name="reviewer_removal",
    ),
]
