"""Who may do what with a speech: pure functions of the person's role and the terms of the speech."""

from dataclasses import dataclass
from enum import StrEnum

from speeches.domain.sign_off.route import BEHIND, StepStatus
from speeches.domain.signing import SpeechState
from speeches.domain.verdict import ALLOWED, Reason, Verdict, denied


class Role(StrEnum):
    """A member's place on one speech (统稿人, 起草人, 核稿人, 签发人, 阅知)."""

    OWNER = "owner"
    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    SIGNER = "signer"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a speech: where it stands, and whether all but its owner may only suggest.

    `has_route` when it is signed at the seats of a route, and not freely by every signer.
    """

    state: SpeechState
    is_suggest_only: bool = False
    has_route: bool = False


# The one who signs may repair what he signs (domain.md 5: "sign, edit, delegate").
EDITORS = frozenset({Role.OWNER, Role.DRAFTER, Role.SIGNER})


def may_edit(role: Role, terms: Terms) -> Verdict:
    """Text and structure change until the speech is final; editing signed words voids the signature."""
    if role not in EDITORS:
        return denied(Reason.NOT_EDITOR)
    if terms.is_suggest_only and role is not Role.OWNER:
        return denied(Reason.SUGGEST_ONLY)
    return _unless_final(terms)


def may_decide(role: Role, terms: Terms) -> Verdict:
    """Who may write the words decides which of those suggested are written."""
    return may_edit(role, terms)


def may_set_terms(role: Role, terms: Terms) -> Verdict:
    """The owner says whether the others write or only suggest, until the speech is final."""
    return _unless_final(terms) if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_edit_here(role: Role, terms: Terms, *, is_limited: bool, is_own: bool) -> Verdict:
    """Who is limited to sections changes only what stands in his own (product.md A4)."""
    verdict = may_edit(role, terms)
    if verdict and is_limited and not is_own:
        return denied(Reason.NOT_YOUR_SECTION)
    return verdict


def may_edit_somewhere(role: Role, terms: Terms) -> Verdict:
    """The same for what reaches over many places; the door judges which of them are one's own."""
    return may_edit(role, terms)


def is_limited(role: Role, *, is_limited: bool) -> bool:
    """Only drafters are limited to sections; the mark on others waits until they are drafters again."""
    return role is Role.DRAFTER and is_limited


def may_assign(role: Role, terms: Terms) -> Verdict:
    """The owner says who writes what, until the speech is final."""
    return _unless_final(terms) if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_name_principal(role: Role, terms: Terms) -> Verdict:
    """The owner says whose changes are a class of their own, until the speech is final."""
    return _unless_final(terms) if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_tend_principal(role: Role, terms: Terms) -> Verdict:
    """Who may write says how what he wrote stands to the principal's words, and attaches the page."""
    return may_edit(role, terms)


def may_comment(role: Role, terms: Terms) -> Verdict:
    """Everybody but a reader may talk about the words, until the speech is final."""
    if role is Role.READER:
        return denied(Reason.NOT_COMMENTER)
    return _unless_final(terms)


def may_suggest(role: Role, terms: Terms) -> Verdict:
    """Who may talk about the words may say which others he would write (product.md C2)."""
    return may_comment(role, terms)


def may_take_back_words(role: Role, terms: Terms, *, is_own: bool) -> Verdict:
    """A comment is reworded and withdrawn by the one who made it, while there is talk at all."""
    return may_comment(role, terms) if is_own else denied(Reason.NOT_YOUR_COMMENT)


def may_sign(role: Role, terms: Terms) -> Verdict:
    """Where there is no route, signers sign when they like; where there is one, who holds a seat."""
    if terms.has_route:
        return denied(Reason.NO_SEAT)
    if role is not Role.SIGNER:
        return denied(Reason.NOT_SIGNER)
    return _unless_final(terms)


_NOT_AT: dict[StepStatus | None, Reason] = {
    None: Reason.NO_SEAT,
    StepStatus.WAITING: Reason.NOT_YOUR_TURN,
    StepStatus.PASSED: Reason.STEP_PASSED,
    StepStatus.SKIPPED: Reason.STEP_PASSED,
}


def may_sign_at(terms: Terms, status: StepStatus | None) -> Verdict:
    """Who holds a seat signs while its step is open; None for who holds none. His role does not matter."""
    if terms.state is SpeechState.FINAL:
        return denied(Reason.FINAL)
    if terms.state is SpeechState.DRAFTING and status is not None:
        return denied(Reason.NOT_SUBMITTED)
    return ALLOWED if status is StepStatus.OPEN else denied(_NOT_AT[status])


def may_send_back(role: Role, terms: Terms, status: StepStatus | None) -> Verdict:
    """Who may sign now may send it back instead; so may the owner, as long as it is under way."""
    if role is Role.OWNER and terms.state in {SpeechState.IN_REVIEW, SpeechState.SIGNED}:
        return ALLOWED
    return may_sign_at(terms, status)


def may_lay_route(role: Role, terms: Terms) -> Verdict:
    """The owner says who signs in which order, until the speech is final."""
    return _unless_final(terms) if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_submit(role: Role, terms: Terms) -> Verdict:
    """The owner sends the speech on its way."""
    return may_lay_route(role, terms)


def may_skip(role: Role, terms: Terms) -> Verdict:
    """The owner leaves out the step that is waited for, where the route lets him."""
    return may_lay_route(role, terms)


def may_remind(role: Role, terms: Terms) -> Verdict:
    """The owner asks those who are waited for to sign."""
    return may_lay_route(role, terms)


def may_lock(role: Role, terms: Terms) -> Verdict:
    """The owner makes it final; what is missing for that is another question."""
    return may_lay_route(role, terms)


def may_unlock(role: Role, terms: Terms) -> Verdict:
    """The owner opens a final speech again (product.md D6)."""
    if role is not Role.OWNER:
        return denied(Reason.NOT_OWNER)
    return ALLOWED if terms.state is SpeechState.FINAL else denied(Reason.NOT_FINAL)


def may_repair(role: Role, terms: Terms) -> Verdict:
    """After it is final the office repairs what is typographic only (复核; domain.md 4.1)."""
    if role not in {Role.OWNER, Role.DRAFTER}:
        return denied(Reason.NOT_EDITOR)
    return ALLOWED if terms.state is SpeechState.FINAL else denied(Reason.NOT_FINAL)


def may_call_ready(role: Role, terms: Terms) -> Verdict:
    """Who writes a section says that it is ready for review."""
    return may_edit(role, terms)


def may_waive(role: Role, terms: Terms) -> Verdict:
    """Who writes says that what a check finds is meant so, until the speech is final."""
    return may_edit(role, terms)


def may_stand_in(role: Role, terms: Terms) -> Verdict:
    """Who takes part may let another one sign in his seat while he is away, until the speech is final."""
    del role
    return _unless_final(terms)


def may_invite(role: Role, terms: Terms) -> Verdict:
    """The owner says who takes part, also when the speech is final."""
    del terms
    return ALLOWED if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_consult(role: Role, terms: Terms) -> Verdict:
    """The owner asks others for their opinion, and ends that, until the speech is final."""
    return _unless_final(terms) if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_tell_where(role: Role, terms: Terms) -> Verdict:
    """Who may write somewhere in the speech may say where he does."""
    return may_edit(role, terms)


def may_ask_to_leave(role: Role, terms: Terms) -> Verdict:
    """The owner may ask people to leave a section; it is a request, and closes nothing to anybody."""
    return _unless_final(terms) if role is Role.OWNER else denied(Reason.NOT_ASKER)


def may_export(role: Role, terms: Terms) -> Verdict:
    """Who may read may take a copy along."""
    del role, terms
    return ALLOWED


def may_name_versions(role: Role, terms: Terms) -> Verdict:
    """Everybody but a reader says which version is the one for review; a final speech can be named too."""
    del terms
    return denied(Reason.READS_ONLY) if role is Role.READER else ALLOWED


def may_withdraw(terms: Terms, *, is_own: bool, status: StepStatus | None) -> Verdict:
    """A signature is withdrawn by the one who gave it, while its step is open; freely where it has none."""
    if not is_own:
        return denied(Reason.NOT_YOURS)
    if status in BEHIND:
        return denied(Reason.STEP_PASSED)
    return _unless_final(terms)


def _unless_final(terms: Terms) -> Verdict:
    return denied(Reason.FINAL) if terms.state is SpeechState.FINAL else ALLOWED
