"""What is said of a change that touched one of the principal's."""

from enum import StrEnum


class Handling(StrEnum):
    """How a later change stands to the principal's (已吸收, 技术性更正, 请示), or that it is his own."""

    ABSORBED = "absorbed"
    TECHNICAL = "technical"
    REFERRED = "referred"
    HIMSELF = "himself"


# What an editor can say; that it was the principal himself the door knows.
SAYABLE = frozenset(Handling) - {Handling.HIMSELF}
