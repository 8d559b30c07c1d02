"""The sentence behind a "no"."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speeches.domain.verdict import Reason, Verdict

register = template.Library()

SENTENCES: dict[Reason, Promise] = {
    Reason.NOT_EDITOR: _("Only the owner, drafters and signers change the text."),
    Reason.NOT_COMMENTER: _("Readers do not comment."),
    Reason.NOT_SIGNER: _("Only signers sign."),
    Reason.NOT_OWNER: _("Only the owner decides who takes part and who writes what."),
    Reason.NOT_ASKER: _("Only the owner asks people to leave a section."),
    Reason.NOT_YOURS: _("Only the person who signed can withdraw this signature."),
    Reason.NOT_YOUR_COMMENT: _("Only who wrote a comment changes it or takes it back."),
    Reason.NOT_DRAFTER: _("Only the owner and drafters talk among themselves."),
    Reason.NOT_YOUR_SECTION: _("You change only the sections that are assigned to you."),
    Reason.SUGGEST_ONLY: _("In this speech only the owner writes; the others suggest."),
    Reason.NOT_ASKED: _("Only those who were asked give their opinion in this round."),
    Reason.ROUND_CLOSED: _("This round of consultation is closed; nothing is said in it any more."),
    Reason.READS_ONLY: _("Readers do not name versions."),
    Reason.NOT_SUBMITTED: _("This speech has not been submitted for sign-off, or was sent back."),
    Reason.NO_SEAT: _("Only those who hold a seat on the route of this speech sign it."),
    Reason.NOT_YOUR_TURN: _("The steps before yours have not been passed yet."),
    Reason.STEP_PASSED: _("Your step has been passed."),
    Reason.SOLE_AUTHOR: _("You wrote of these words yourself, and nobody else signs them."),
    Reason.NOT_AWAY: _("Only whoever is away, or the owner, ends that somebody signs for him."),
    Reason.NOT_FINAL: _("This speech is not final."),
    Reason.FINAL: _("This speech is final and locked."),
}


@register.filter
def why(verdict: Verdict) -> str:
    """The reason of a denied verdict as a sentence; empty when allowed."""
    return "" if verdict.reason is None else str(SENTENCES[verdict.reason])
