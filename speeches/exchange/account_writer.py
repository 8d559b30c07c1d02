"""An account of a consultation (修改情况说明) as a Word file in the house style."""

from dataclasses import dataclass

from speeches.exchange.word import styles
from speeches.exchange.word.lines import Line, paragraph
from speeches.exchange.word.package import packed


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the paragraphs below it."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What the account is called and of what it is, how it begins, its parts."""

    title: str
    subtitle: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]


def account_word_of(account: Account) -> bytes:
    """The bytes of a .docx; equal input, equal bytes, and of the properties the title only."""
    lines = [
        Line(styles.TITLE, account.title),
        Line(styles.SUBTITLE, account.subtitle, is_followed_by_blank=True),
    ]
    lines += [Line(styles.BODY, words) for words in account.opening]
    for part in account.parts:
        lines.append(Line(styles.heading(1), part.heading))
        lines += [Line(styles.BODY, words) for words in part.paragraphs]
    return packed([paragraph(line) for line in lines], title=account.title)
