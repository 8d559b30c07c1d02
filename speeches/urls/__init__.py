"""Routes of speeches: nouns only."""

from speeches.urls import board, finals, routes, signing, speeches, talk, words

app_name = "speeches"

urlpatterns = [
    *speeches.urlpatterns,
    *words.urlpatterns,
    *talk.urlpatterns,
    *signing.urlpatterns,
    *routes.urlpatterns,
    *finals.urlpatterns,
    *board.urlpatterns,
]
