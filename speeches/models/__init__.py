"""Tables, constraints and questions about one row."""

from speeches.models.absence import Absence
from speeches.models.assignment import Assignment
from speeches.models.check import CheckRule, Waiver
from speeches.models.comment import Comment, Mention, Rewording
from speeches.models.event import Event
from speeches.models.final import Acknowledgement, Repair, Seal, Unlocking
from speeches.models.history import Placement, Revision
from speeches.models.membership import Membership
from speeches.models.milestone import Milestone
from speeches.models.notice_mark import NoticeMark
from speeches.models.office import OfficeChange, SigningRules, UsualRoute, UsualStep
from speeches.models.original import Original
from speeches.models.pairing import Pairing
from speeches.models.paragraph import Paragraph
from speeches.models.photo import Photo
from speeches.models.principal import PrincipalEdit, Stroke, Touch, TouchedStroke
from speeches.models.read_mark import ReadMark
from speeches.models.readiness import Readiness
from speeches.models.round import Invitation, Look, Reopening, Round
from speeches.models.route import Return, Seat, SeatSection, StandIn, Step
from speeches.models.section import Section
from speeches.models.signature import Keeping, Signature
from speeches.models.speech import Speech
from speeches.models.suggestion import Suggestion
from speeches.models.thread import Thread
from speeches.models.thread_mark import ThreadMark
from speeches.models.visit import LeaveRequest, Visit
from speeches.models.working_copy import WorkingCopy

__all__ = [
    "Absence",
    "Acknowledgement",
    "Assignment",
    "CheckRule",
    "Comment",
    "Event",
    "Invitation",
    "Keeping",
    "LeaveRequest",
    "Look",
    "Membership",
    "Mention",
    "Milestone",
    "NoticeMark",
    "OfficeChange",
    "Original",
    "Pairing",
    "Paragraph",
    "Photo",
    "Placement",
    "PrincipalEdit",
    "ReadMark",
    "Readiness",
    "Reopening",
    "Repair",
    "Return",
    "Revision",
    "Rewording",
    "Round",
    "Seal",
    "Seat",
    "SeatSection",
    "Section",
    "Signature",
    "SigningRules",
    "Speech",
    "StandIn",
    "Step",
    "Stroke",
    "Suggestion",
    "Thread",
    "ThreadMark",
    "Touch",
    "TouchedStroke",
    "Unlocking",
    "UsualRoute",
    "UsualStep",
    "Visit",
    "Waiver",
    "WorkingCopy",
]
