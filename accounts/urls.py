"""Routes of signing in and of one's own details."""

from django.urls import path

from accounts import code_pages, views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/code/", code_pages.code, name="code"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("me/", views.details, name="details"),
    path("me/password/", views.password, name="password"),
    path("me/second-factor/", code_pages.page, name="second_factor"),
    path("me/second-factor/secret/", code_pages.begin, name="second_factor_secret"),
    path("me/second-factor/confirmation/", code_pages.confirmation, name="second_factor_confirmation"),
    path("me/second-factor/codes/", code_pages.renewal, name="second_factor_codes"),
    path("me/second-factor/removal/", code_pages.removal, name="second_factor_removal"),
    path("language/", views.language, name="language"),
]
