"""The table for the routes of signing in and of one's own account."""

from tests.speeches.views.rules import EVERYBODY, SIGNED_IN, Rule

RULES: dict[str, Rule] = {
    "accounts:sign_in": Rule(get=EVERYBODY, post=EVERYBODY),
    "accounts:code": Rule(get=EVERYBODY, post=EVERYBODY),
    "accounts:sign_out": Rule(post=EVERYBODY),
    "accounts:language": Rule(post=EVERYBODY, words=lambda _: {"language": "en"}),
    "accounts:details": Rule(get=SIGNED_IN, post=SIGNED_IN),
    "accounts:password": Rule(get=SIGNED_IN, post=SIGNED_IN),
    "accounts:second_factor": Rule(get=SIGNED_IN),
    "accounts:second_factor_secret": Rule(post=SIGNED_IN),
    "accounts:second_factor_confirmation": Rule(post=SIGNED_IN),
    "accounts:second_factor_codes": Rule(post=SIGNED_IN),
    "accounts:second_factor_removal": Rule(post=SIGNED_IN),
}
