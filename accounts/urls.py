"""Routes of signing in and of one's own details."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("me/", views.details, name="details"),
    path("me/password/", views.password, name="password"),
    path("language/", views.language, name="language"),
]
