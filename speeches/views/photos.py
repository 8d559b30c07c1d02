"""Photos of the pages that the principal wrote on."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from speeches.actions import photos
from speeches.domain import policy
from speeches.domain.pictures import NotAPicture
from speeches.models import Photo, PrincipalEdit
from speeches.principal_forms import PhotoForm
from speeches.views import access, fragments
from speeches.views.downloads import attached
from speeches.views.principal import told
from speeches.views.requests import Request

AFTER = "speeches/principal/after_photo.html"


@require_POST
@access.principal_edit(policy.may_tend_principal)
def of_edit(request: Request, edit: PrincipalEdit) -> HttpResponse:
    """A photo kept with an edit. Raises NotAPicture, PictureTooLarge."""
    form = PhotoForm(request.POST, request.FILES)
    if not form.is_valid():
        raise NotAPicture
    content, name = form.content(), form.name()
    key = form.key_for(f"{len(content)} {name}")
    version = photos.attach(edit.pk, content=content, name=name, by=request.user, at=now(), key=key)
    return _after(request, edit, version)


@require_safe
@access.photo()
def photo(request: Request, photo: Photo) -> HttpResponse:
    """The photo, byte for byte. Raises Http404 for one that was taken away."""
    del request
    if photo.content is None:
        raise Http404
    name = photo.name or f"{photo.sha256[:8]}{photo.kind.ending}"
    answer = attached(bytes(photo.content), name, photo.kind)
    # Whatever else somebody finds in the bytes, no browser runs it as a page of ours.
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@require_POST
@access.photo(policy.may_tend_principal)
def withdrawal(request: Request, photo: Photo) -> HttpResponse:
    """A photo taken away."""
    version = photos.withdraw(photo.pk, by=request.user, at=now())
    return _after(request, photo.edit, version)


def _after(request: Request, edit: PrincipalEdit, version: int) -> HttpResponse:
    to = f"{reverse('speeches:principal', args=[edit.speech_id])}#edit-{edit.number}"
    return fragments.done(request, AFTER, told(request, edit), version=version, to=to)
