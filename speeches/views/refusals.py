"""One place where an anticipated "no" becomes an answer."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import reswap

from speeches.actions import (
    comments,
    decisions,
    finals,
    members,
    opinions,
    photos,
    principal,
    readiness,
    repairs,
    reversals,
    reviewers,
    rounds,
    routes,
    signatures,
    threads,
)
from speeches.actions.conflicts import FitsNoMore, NoPrincipal
from speeches.domain.pictures import NotAPicture, PictureTooLarge
from speeches.domain.plain_text import TooLong, TooManyLines, Unwritable
from speeches.domain.sign_off.moves import NoSuchMove
from speeches.domain.structure.tree import NoSuchPlace, OpensSection
from speeches.domain.verdict import (
    ChangedMeanwhile,
    Gone,
    NoSuchSpeech,
    NoSuchVersion,
    NothingToSave,
    NotPermitted,
    NoWords,
    Refusal,
)
from speeches.exchange import pdf_writer
from speeches.jobs import pairings
from speeches.presence import leaving
from speeches.templatetags.reasons import SENTENCES as REASONS
from speeches.views import route_refusals

SESSION_ENDED = gettext_lazy(
    "You are no longer signed in, so nothing was saved. What you typed is still here: sign in again in "
    "another window, then save."
)
SENTENCES: dict[type[Refusal], Promise] = {
    Gone: gettext_lazy("This was removed meanwhile. Nothing was changed."),
    NoSuchPlace: gettext_lazy("It cannot be moved there. Nothing was changed."),
    NoSuchVersion: gettext_lazy("There is no such version. Nothing was changed."),
    NothingToSave: gettext_lazy("It says that already. Nothing was changed."),
    NoWords: gettext_lazy("There are no words in it. Nothing was changed."),
    ChangedMeanwhile: gettext_lazy(
        "Somebody changed it after you last saw it. Nothing was changed; please look again."
    ),
    OpensSection: gettext_lazy(
        "This paragraph opens a numbered section. Remove its number first; the text stays."
    ),
    threads.AlreadyResolved: gettext_lazy("Somebody resolved this thread meanwhile."),
    threads.ReasonMissing: gettext_lazy(
        "Please say in the field how this was dealt with. Nothing was resolved."
    ),
    threads.EndsByDecision: gettext_lazy(
        "This thread is about a suggestion. It ends when that is accepted, declined or withdrawn."
    ),
    decisions.AlreadyDecided: gettext_lazy("Somebody decided on this suggestion meanwhile."),
    decisions.NotDecided: gettext_lazy("This suggestion is open already."),
    decisions.GroundsMissing: gettext_lazy("Please say why. Nothing was decided."),
    FitsNoMore: gettext_lazy(
        "The words that this suggestion is about were changed meanwhile. Nothing was changed; please make "
        "one text of both."
    ),
    comments.AlreadyWithdrawn: gettext_lazy("This comment was taken back before."),
    threads.NotResolved: gettext_lazy("This thread is open already."),
    reversals.NothingToUndo: gettext_lazy("You have changed nothing here that could be taken back."),
    reversals.NothingToRedo: gettext_lazy("There is nothing to redo."),
    reversals.NotTakenBackHere: gettext_lazy("What you did last is not taken back in this way."),
    reversals.BuiltOn: gettext_lazy(
        "Others have built on this since. Nothing was changed; please look at what would be in the way."
    ),
    signatures.WordsChanged: gettext_lazy(
        "The words changed after they were shown to you, so nothing was signed. Please read them again."
    ),
    signatures.AlreadySigned: gettext_lazy("Your signature already stands on these words."),
    signatures.NothingToSign: gettext_lazy("There are no words here to sign."),
    signatures.RemarkMissing: gettext_lazy("Please say what your opinion is. Nothing was signed."),
    signatures.NotAsked: gettext_lazy(
        "This is not what is signed at your seat. Nothing was signed; please choose again."
    ),
    signatures.NothingToConfirm: gettext_lazy(
        "This signature cannot be confirmed at a glance. Nothing was signed; please read the whole text."
    ),
    signatures.AlreadyEnded: gettext_lazy("This signature had ended already."),
    finals.Unfinished: gettext_lazy(
        "Something is still open, so the speech was not made final. It is named below."
    ),
    repairs.NotTypographic: gettext_lazy(
        "This changes what was signed, so nothing was changed. Open the speech again, and have it signed."
    ),
    repairs.AlreadySeen: gettext_lazy("You have said so before."),
    NoSuchMove: gettext_lazy("From where the speech stands now, this cannot be done. Nothing was changed."),
    NoPrincipal: gettext_lazy("Nobody is named as the principal of this speech. Nothing was changed."),
    principal.NotAMember: gettext_lazy("The principal is one of those who take part. Nothing was changed."),
    principal.NothingToSay: gettext_lazy(
        "The words are as they were again, or the principal changed them. There is nothing to say."
    ),
    photos.AlreadyTakenAway: gettext_lazy("This photo was taken away before."),
    NotAPicture: gettext_lazy("This is no photo in JPEG, PNG or WebP, or not only that. It was not kept."),
    PictureTooLarge: gettext_lazy(
        "This photo has more than 10 MB or 64 million pixels. It was not kept; a smaller one will do."
    ),
    threads.OutcomeMissing: gettext_lazy(
        "This is an opinion: it ends with what becomes of it, and why. Nothing was resolved."
    ),
    opinions.NotInRound: gettext_lazy(
        "The text that you were asked about has no such words. Nothing was changed."
    ),
    opinions.HasOpinions: gettext_lazy("Your unit has given an opinion already. Nothing was changed."),
    opinions.NoOutcome: gettext_lazy("This cannot become of it. Nothing was decided."),
    rounds.NobodyAsked: gettext_lazy(
        "Nobody was chosen who is not asked already. Nothing was changed; please choose people or units."
    ),
    rounds.SpokenApart: gettext_lazy(
        "Units have said something that was to be seen by themselves only, so it stays so. Nothing was "
        "changed."
    ),
    rounds.StillOpen: gettext_lazy(
        "Some opinions have no outcome yet, so the round stays open. Each is named below."
    ),
    rounds.RoundClosed: gettext_lazy("This round of consultation was closed meanwhile."),
    rounds.RoundOpen: gettext_lazy("This round of consultation is open already."),
    rounds.NoLongerAsked: gettext_lazy("This person is not asked any more."),
    members.AlreadyMember: gettext_lazy("This person takes part already. You can change the role."),
    members.UnknownRole: gettext_lazy("There is no such role."),
    pairings.TooManyAsked: gettext_lazy(
        "You wait for several comparisons already. Nothing was begun; cancel one of them or wait for it."
    ),
    pdf_writer.NoTypesetter: gettext_lazy(
        "This server lacks the library Pango, which sets the type of a PDF. Whoever looks after it can "
        "install it."
    ),
    pdf_writer.TooManyMade: gettext_lazy(
        "Others have marked-up copies made just now. Nothing was made; ask again in a moment."
    ),
    pdf_writer.NotMade: gettext_lazy(
        "The PDF could not be made: it took too long or too much memory. Nothing was exported; a "
        "comparison of versions that are closer, or the Word file, may do."
    ),
    routes.NobodyThere: gettext_lazy("There is no such person who may sign in. Nothing was changed."),
    routes.ObjectionStands: gettext_lazy("Whoever disagrees lifts that himself first. Nothing was changed."),
    readiness.AlreadyReady: gettext_lazy("This section was called ready before. Nothing was changed."),
    readiness.NotReady: gettext_lazy("Nobody has called this section ready. Nothing was changed."),
    readiness.NothingOfYours: gettext_lazy(
        "There is no section of yours that is not ready already. Nothing was changed."
    ),
    reviewers.NoReviewAhead: gettext_lazy(
        "The route has no step of review ahead, so nobody can be given sections to review. Nothing was "
        "changed."
    ),
    reviewers.ReviewsAll: gettext_lazy("This person reviews the whole speech. Nothing was changed."),
    reviewers.NotReviewing: gettext_lazy("This person does not review this section. Nothing was changed."),
    reviewers.WouldPass: gettext_lazy(
        "Without this reviewer the step would count as passed. Nothing was changed; give the section to "
        "somebody else first."
    ),
    reviewers.TooFewLeft: gettext_lazy(
        "Nobody would be left to review while the speech is under way. Nothing was changed; name somebody "
        "else first."
    ),
    leaving.NobodyThere: gettext_lazy("Nobody else is writing in this section."),
    **route_refusals.SENTENCES,
    members.LastOwner: gettext_lazy("A speech needs an owner. Make somebody else the owner first."),
}


def sentence_of(refusal: Refusal) -> str:
    """What to tell the person."""
    if isinstance(refusal, NotPermitted):
        return str(REASONS[refusal.reason])
    if isinstance(refusal, Unwritable):
        return _("The text holds the invisible character %(name)s. Please remove it.") % {"name": refusal}
    if isinstance(refusal, TooManyLines):
        return _(
            "These are more than %(longest)s paragraphs at once. Nothing was saved; please save a part first."
        ) % {"longest": refusal.longest}
    if isinstance(refusal, TooLong):
        return _("This is longer than %(longest)s characters. Nothing was saved; please shorten it.") % {
            "longest": refusal.longest
        }
    return str(SENTENCES[type(refusal)])


class Answered:
    """Middleware: NotPermitted becomes 403, other refusals 409, with their sentence; the rest stays a bug."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _names: Any
    ) -> HttpResponse | None:
        """Tell a page whose session has ended so; the sign-in page must not be swapped into a region."""
        is_open = not getattr(view, "login_required", True)
        if is_open or request.user.is_authenticated or not getattr(request, "htmx", False):
            return None
        return refused(request, str(SESSION_ENDED), status=401)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a refusal; None lets other exceptions pass. Raises Http404 for unknown speeches."""
        if not isinstance(exception, Refusal):
            return None
        if isinstance(exception, NoSuchSpeech):
            raise Http404
        return refused(
            request, sentence_of(exception), status=403 if isinstance(exception, NotPermitted) else 409
        )


def refused(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    """A page, or for htmx a message beside what stays as it is, that says why nothing was done."""
    if not getattr(request, "htmx", False):
        return render(request, "refusal.html", {"sentence": sentence}, status=status)
    answer = render(request, "_refusal.html", {"sentence": sentence}, status=status)
    return reswap(answer, "none")
