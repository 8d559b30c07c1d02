"""The white space between the lines of a speech, kept so that it goes out as it came in."""

from collections import Counter
from collections.abc import Iterable, Sequence

ONE_LINE_END = "\n"


def parted(gap: str) -> tuple[str, str]:
    """A gap up to its last line end, and the indent behind it."""
    end = max(gap.rfind("\n"), gap.rfind("\r")) + 1
    return gap[:end], gap[end:]


def mended(head: str, gaps: Sequence[str]) -> list[str]:
    """The gaps of all lines in reading order, whatever was moved, inserted or removed among them.

    The first stands behind `head`, the white space that the text begins with; every other one begins a line.
    """
    line_end = line_end_of(gaps)
    later = [gap if parted(gap)[0] else line_end + gap for gap in gaps[1:]]
    return [head + parted(gap)[1] for gap in gaps[:1]] + later


def usual(gaps: Iterable[str]) -> str:
    """The gap that most lines have; one line end where there are none to ask."""
    beginning_a_line = [gap for gap in gaps if parted(gap)[0]]
    return Counter(beginning_a_line).most_common(1)[0][0] if beginning_a_line else ONE_LINE_END


def line_end_of(gaps: Iterable[str]) -> str:
    r"""How lines end here: \r\n, \r or \n."""
    written = usual(gaps)
    if "\r\n" in written:
        return "\r\n"
    return ONE_LINE_END if "\n" in written else "\r"
