"""Who may do what with a speech: pure functions of the person's role and the speech's state."""

from enum import StrEnum

from speeches.domain.signing import SpeechState
from speeches.domain.verdict import ALLOWED, Reason, Verdict, denied


class Role(StrEnum):
    """A member's place on one speech (统稿人, 起草人, 核稿人, 签发人, 阅知)."""

    OWNER = "owner"
    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    SIGNER = "signer"
    READER = "reader"


# The one who signs may repair what he signs (domain.md 5: "sign, edit, delegate").
EDITORS = frozenset({Role.OWNER, Role.DRAFTER, Role.SIGNER})


def may_edit(role: Role, state: SpeechState) -> Verdict:
    """Text and structure change until the speech is final; editing signed words voids the signature."""
    if role not in EDITORS:
        return denied(Reason.NOT_EDITOR)
    return _unless_final(state)


def may_edit_here(role: Role, state: SpeechState, *, is_limited: bool, is_own: bool) -> Verdict:
    """Who is limited to sections changes only what stands in his own (product.md A4)."""
    verdict = may_edit(role, state)
    if verdict and is_limited and not is_own:
        return denied(Reason.NOT_YOUR_SECTION)
    return verdict


def may_edit_somewhere(role: Role, state: SpeechState) -> Verdict:
    """The same for what reaches over many places; the door judges which of them are one's own."""
    return may_edit(role, state)


def is_limited(role: Role, *, is_limited: bool) -> bool:
    """Only drafters are limited to sections; the mark on others waits until they are drafters again."""
    return role is Role.DRAFTER and is_limited


def may_assign(role: Role, state: SpeechState) -> Verdict:
    """The owner says who writes what, until the speech is final."""
    return _unless_final(state) if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_comment(role: Role, state: SpeechState) -> Verdict:
    """Everybody but a reader may talk about the words, until the speech is final."""
    if role is Role.READER:
        return denied(Reason.NOT_COMMENTER)
    return _unless_final(state)


def may_take_back_words(role: Role, state: SpeechState, *, is_own: bool) -> Verdict:
    """A comment is reworded and withdrawn by the one who made it, while there is talk at all."""
    return may_comment(role, state) if is_own else denied(Reason.NOT_YOUR_COMMENT)


def may_sign(role: Role, state: SpeechState) -> Verdict:
    """Only signers sign."""
    if role is not Role.SIGNER:
        return denied(Reason.NOT_SIGNER)
    return _unless_final(state)


def may_invite(role: Role, state: SpeechState) -> Verdict:
    """The owner says who takes part, also when the speech is final."""
    del state
    return ALLOWED if role is Role.OWNER else denied(Reason.NOT_OWNER)


def may_tell_where(role: Role, state: SpeechState) -> Verdict:
    """Who may write somewhere in the speech may say where he does."""
    return may_edit(role, state)


def may_ask_to_leave(role: Role, state: SpeechState) -> Verdict:
    """The owner may ask people to leave a section; it is a request, and closes nothing to anybody."""
    return _unless_final(state) if role is Role.OWNER else denied(Reason.NOT_ASKER)


def may_export(role: Role, state: SpeechState) -> Verdict:
    """Who may read may take a copy along."""
    del role, state
    return ALLOWED


def may_name_versions(role: Role, state: SpeechState) -> Verdict:
    """Everybody but a reader says which version is the one for review; a final speech can be named too."""
    del state
    return denied(Reason.READS_ONLY) if role is Role.READER else ALLOWED


def may_withdraw(role: Role, state: SpeechState, *, is_own: bool) -> Verdict:
    """A signature is withdrawn by the one who gave it."""
    del role
    return _unless_final(state) if is_own else denied(Reason.NOT_YOURS)


def _unless_final(state: SpeechState) -> Verdict:
    return denied(Reason.FINAL) if state is SpeechState.FINAL else ALLOWED
