"""The page on which the whole is signed, and what becomes of it while somebody reads."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from speeches.actions import signatures
from speeches.models import Section, Speech
from speeches.queries.signed_steps import signing_news
from speeches.views import access, pledging, signing_pages
from speeches.views.requests import Request


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
@access.speech()
def page(request: Request, speech: Speech) -> HttpResponse:
    """What changed for a signer, the whole text, and his signature on exactly that."""
    if request.method != "POST":
        return signing_pages.drawn(request, speech, signing_pages.asked(request))
    form, status = pledging.judged(request)
    if status:
        return signing_pages.refused(request, speech, form, status=status)
    try:
        signatures.sign_whole(
            speech.pk,
            pledge=pledging.pledge_of(form),
            by=request.user,
            at=now(),
            key=form.key_for(pledging.words_of(form)),
        )
    except pledging.NOT_GIVEN as refusal:
        status = pledging.status_of(refusal)
        return signing_pages.refused(request, speech, form, status=status, refusal=refusal)
    return redirect(signing_pages.address(speech.pk, seat=form.cleaned_data["seat"]))


@require_safe
@access.speech()
def news(request: Request, speech: Speech, version: int) -> HttpResponse:
    """Whether the words of the whole are still those of a version, and who has signed since."""
    return _news(request, speech, version, None)


@require_safe
@access.section()
def section_news(request: Request, section: Section, version: int) -> HttpResponse:
    """The same of a section."""
    return _news(request, section.speech, version, section.pk)


def _news(request: Request, speech: Speech, version: int, section: int | None) -> HttpResponse:
    if not 1 <= version <= speech.version:
        raise Http404
    told = signing_news(speech, request.user, version, section)
    context = {"page": told, "speech": speech, "again_url": signing_pages.address(speech.pk, section=section)}
    answer = render(request, "speeches/signature/news.html", context)
    answer["X-Speech-Version"] = str(speech.version)
    return answer
