"""A section as its signer sees it."""

import pytest

from accounts.models import User
from speeches.models import Signature
from speeches.queries.signing import is_signed_by


@pytest.mark.parametrize(
    ("signatures", "stands"),
    [
        ([], False),
        ([Signature(by_id=7)], True),
        ([Signature(by_id=8)], False),
        ([Signature(by_id=7, voided_in=3)], False),
        ([Signature(by_id=7, withdrawn_in=3)], False),
        ([Signature(by_id=7, voided_in=3), Signature(by_id=7)], True),
        ([Signature(by_id=7, seat_id=1)], False),
    ],
)
def test_only_a_live_signature_of_ones_own_stands_for_one(signatures, stands):
    person = User(pk=7)

    found = any(is_signed_by(signature, person) for signature in signatures)

    assert found is stands
