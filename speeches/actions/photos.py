"""Photos of the pages that the principal wrote on."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from accounts.models import User
from speeches.actions._change import change, once
from speeches.actions._crediting import require_own
from speeches.domain import policy
from speeches.domain.admission import base_name
from speeches.domain.happenings import Happening
from speeches.domain.pictures import picture_in
from speeches.domain.verdict import NoSuchSpeech, NothingToSave, Refusal
from speeches.models import Photo, PrincipalEdit


class AlreadyTakenAway(Refusal):
    """The photo was taken away before."""


@once
def attach(
    edit_id: int, *, content: bytes, name: str, by: User, at: datetime, key: UUID | None = None
) -> int:
    """Keep a photo with a change of the principal, byte for byte.

    Raises NotAPicture, PictureTooLarge, NothingToSave where the same one is there already.
    """
    found = picture_in(content)
    digest = sha256(content).hexdigest()
    edit = PrincipalEdit.objects.filter(pk=edit_id).first()
    if edit is None:
        raise NoSuchSpeech
    with change(edit.speech_id, by=by, at=at, key=key) as opened:
        opened.require(policy.may_edit)
        require_own(opened, edit.entered_by_id)
        if Photo.objects.filter(edit=edit, sha256=digest, withdrawn_in=None).exists():
            raise NothingToSave
        Photo.objects.create(
            edit=edit,
            name=base_name(name),
            kind=found.kind,
            width=found.width,
            height=found.height,
            sha256=digest,
            content=content,
            by=by,
            at=at,
        )
        opened.record(Happening.PHOTO_ATTACHED, earlier=edit.version)
    return opened.version


def withdraw(photo_id: int, *, by: User, at: datetime) -> int:
    """Take a photo away; that it was there, its name and hash stay. Raises AlreadyTakenAway."""
    photo = Photo.objects.select_related("edit").defer("content").filter(pk=photo_id).first()
    if photo is None:
        raise NoSuchSpeech
    with change(photo.edit.speech_id, by=by, at=at) as opened:
        opened.require(policy.may_edit)
        require_own(opened, photo.by_id)
        if not Photo.objects.filter(pk=photo_id, withdrawn_in=None).update(
            withdrawn_in=opened.version, content=None
        ):
            raise AlreadyTakenAway
        opened.record(Happening.PHOTO_WITHDRAWN, earlier=photo.edit.version)
    return opened.version
