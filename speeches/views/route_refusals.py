"""The sentences for a "no" about routes, returns and stand-ins."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from speeches.actions import _seats, checks, office, reminders, returns, routes, stand_ins
from speeches.actions._office import LaidDownMeanwhile
from speeches.domain.sign_off.moves import NoSuchMove
from speeches.domain.verdict import Refusal

SENTENCES: dict[type[Refusal], Promise] = {
    routes.RouteUnderWay: gettext_lazy(
        "The speech has been submitted. Send it back to those who draft before you change its route."
    ),
    routes.RouteChanged: gettext_lazy(
        "Somebody changed the route of this speech meanwhile. Nothing was saved. Save once more to put yours "
        "in its place."
    ),
    routes.RouteIncomplete: gettext_lazy(
        "The speech was not submitted: the route cannot be gone through like this. Each step says what is "
        "missing."
    ),
    routes.NotSkippable: gettext_lazy(
        "Only the step that is waited for is skipped, and only where the route lets it be. Nothing was "
        "changed."
    ),
    routes.NotSkipped: gettext_lazy("This step is not skipped."),
    routes.ObjectionStands: gettext_lazy(
        "Whoever disagrees keeps the seat until he lifts that himself. Nothing was changed."
    ),
    routes.NobodyThere: gettext_lazy("There is no such person here who may sign in. Nothing was changed."),
    checks.NoSuchFinding: gettext_lazy("These words have changed meanwhile. Nothing was saved."),
    checks.AlreadyHeeded: gettext_lazy("It is told again already."),
    reminders.NobodyAwaited: gettext_lazy("Nobody is waited for at this step. Nobody was reminded."),
    reminders.JustReminded: gettext_lazy(
        "They were reminded within the last hour. Nobody was reminded again."
    ),
    _seats.AlreadySeated: gettext_lazy("This person sits at this step already. Nothing was changed."),
    _seats.NoSuchSection: gettext_lazy("One of these sections is no longer there. Nothing was changed."),
    NoSuchMove: gettext_lazy(
        "The speech stands elsewhere meanwhile. Nothing was changed; please look again."
    ),
    returns.NotBehind: gettext_lazy(
        "A speech is sent back to a step that people have signed at, or to those who draft. Nothing was "
        "changed."
    ),
    returns.NotADrafter: gettext_lazy(
        "A speech is sent back to somebody who takes part in it. Nothing was changed."
    ),
    stand_ins.WrongDays: gettext_lazy("The last day is before the first. Nothing was changed."),
    stand_ins.NotAnother: gettext_lazy("Choose another person, who may sign in here. Nothing was changed."),
    LaidDownMeanwhile: gettext_lazy(
        "Somebody laid this down differently meanwhile. Nothing was saved. Look at what holds now, and save "
        "once more to put yours in its place."
    ),
    office.NotAnAdministrator: gettext_lazy("Only administrators say what holds for the office."),
    office.NameTaken: gettext_lazy("Another usual route is called like this. Nothing was changed."),
    stand_ins.AlreadyOver: gettext_lazy("This had ended already."),
}
