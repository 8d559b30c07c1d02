"""The routes on which speeches are signed, and what the office has laid down about them."""

from django.urls import path

from speeches.views import laying, office, route_steps, routes, stand_ins

urlpatterns = [
    path("speeches/<int:speech_id>/route/", routes.page, name="route"),
    path("speeches/<int:speech_id>/route/changes/", routes.changes, name="route_changes"),
    path("speeches/<int:speech_id>/route/steps/", laying.page, name="laying"),
    path("speeches/<int:speech_id>/route/submission/", routes.submission, name="submission"),
    path("speeches/<int:speech_id>/route/returns/", routes.returns_of, name="returns"),
    path("speeches/<int:speech_id>/route/stand-ins/", stand_ins.of_speech, name="stand_ins"),
    path("stand-ins/<int:stand_in_id>/end/", stand_ins.end, name="stand_in_end"),
    path("steps/<int:step_id>/skipping/", route_steps.skipping, name="skipping"),
    path("steps/<int:step_id>/resumption/", route_steps.resumption, name="resumption"),
    path("steps/<int:step_id>/due/", route_steps.due, name="step_due"),
    path("steps/<int:step_id>/reminder/", route_steps.reminder, name="reminder"),
    path("seats/<int:seat_id>/holder/", route_steps.holder, name="seat_holder"),
    path("office/signing/", office.signing, name="office_signing"),
    path("office/checks/", office.checks_of_office, name="office_checks"),
    path("office/routes/", office.new_route, name="usual_routes"),
    path("office/routes/<int:usual_id>/", office.route, name="usual_route"),
    path("office/routes/<int:usual_id>/removal/", office.route_removal, name="usual_route_removal"),
    path("absence/", stand_ins.absence, name="absence"),
    path("absence/<int:absence_id>/end/", stand_ins.absence_end, name="absence_end"),
]
