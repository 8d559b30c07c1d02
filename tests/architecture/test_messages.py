"""Everything people read goes through the catalogue, and the catalogue's Chinese is set as Chinese is."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser

from babel.messages.catalog import Message
from django.template.base import Lexer, TokenType

from speeches.management import catalogue
from tests.architecture import tree

# The languages by their own names on the sign-in page, and keys as keyboards have them.
SAME_IN_EVERY_LANGUAGE = {"中文", "English", "Esc", "Ctrl + Enter", "讲稿协作 Lectern"}
SHOWN_ATTRIBUTES = {"title", "aria-label", "placeholder", "alt", "label"}
NOT_SHOWN = {"script", "style", "kbd"}
# What one template fills into another's tag.
FILLING_A_TAG = {"block body_class", "block page_class", "block skip_to"}
CLASSES = re.compile(r"((is|level)-[\w-]*\s*)+")

SHOWN_KEYWORDS = {"help", "label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}
SHOWING_CALL = re.compile(
    r"CommandError|(forms\.)?ValidationError|PermissionDenied|HttpResponse\w*|getpass"
    r"|messages\.\w+|self\.(stdout|stderr)\.write"
)

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
HAN = "[\u3400-\u9fff]"
HALF_WIDTH = re.compile(rf"{HAN}[,.?!;:()]|[,.?!;:()]{HAN}")
SPACED = re.compile(rf"{HAN} +\w|\w +{HAN}")
SENTENCE_IN_SCRIPT = re.compile(rf"""(["'`])(?:[A-Z]?[a-z]+(?: [a-z]+){{3,}}|[^"'`\n]*{HAN}[^"'`\n]*)""")
WORDS_IN_STYLE = re.compile(rf"""\bcontent:\s*["'][^"']*(?:[A-Za-z]|{HAN})""")


def test_every_message_is_translated_and_compiled():
    assert list(catalogue.faults()) == []


def test_a_catalogue_compiles_to_the_same_bytes_on_another_day():
    today, another = catalogue.kept(), catalogue.kept()
    another.creation_date = another.revision_date = datetime(2031, 3, 5, tzinfo=UTC)

    assert catalogue.compiled(today) == catalogue.compiled(another)


def test_every_translation_keeps_its_placeholders():
    changed = [
        said
        for message, said in _translations()
        if _placeholders(said) not in [_placeholders(form) for form in _forms(message.id)]
    ]

    assert changed == []


def test_chinese_is_set_with_full_width_marks_and_without_spaces():
    set_wrongly = [
        said
        for _message, said in _translations()
        if HALF_WIDTH.search(PLACEHOLDER.sub("词", said)) or SPACED.search(PLACEHOLDER.sub("词", said))
    ]

    assert set_wrongly == []


def test_templates_hold_no_bare_text():
    bare = {tree.named(path): words for path in tree.templates() if (words := _bare_words(path.read_text()))}

    assert bare == {}


def test_code_shows_no_bare_text():
    bare = {
        f"{tree.named(path)}:{getattr(node, 'lineno', 0)}": words
        for path in tree.modules()
        if path.relative_to(tree.ROOT).parts[0] not in {"tests", "benches"}
        for node in ast.walk(ast.parse(path.read_text()))
        if (words := [word for word in _shown(node) if _is_language(word)])
    }

    assert bare == {}


def test_scripts_and_styles_hold_no_words():
    pattern = {".js": SENTENCE_IN_SCRIPT, ".css": WORDS_IN_STYLE}

    found = {
        tree.named(path): pattern[path.suffix].search(_without_comments(path.read_text()))
        for path in tree.own_static(".js", ".css")
    }
    assert {name: words.group() for name, words in found.items() if words} == {}


def _translations() -> Iterator[tuple[Message, str]]:
    for message in catalogue.kept():
        if message.id:
            yield from ((message, said) for said in _forms(message.string))


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def _is_language(text: str) -> bool:
    is_word = any(mark.isalpha() for mark in text)
    return is_word and text.strip() not in SAME_IN_EVERY_LANGUAGE and not CLASSES.fullmatch(text.strip())


class _Page(HTMLParser):
    """What a page shows that no template tag put there."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = [*self.inside, tag] if tag in NOT_SHOWN else self.inside
        self.words += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside[:-1] if tag in NOT_SHOWN else self.inside

    def handle_data(self, data: str) -> None:
        self.words += [] if self.inside else [data.strip()]


def _bare_words(template: str) -> list[str]:
    page = _Page()
    page.feed("".join(_untranslated(template)))
    return [word for word in page.words if _is_language(word)]


def _untranslated(template: str) -> Iterator[str]:
    skipped_until = ""
    for token in Lexer(template).tokenize():
        if token.token_type is TokenType.TEXT and not skipped_until:
            yield token.contents
        elif token.token_type is TokenType.BLOCK:
            name = token.contents.split()[0]
            if name == "blocktranslate" or token.contents in FILLING_A_TAG:
                skipped_until = f"end{name}"
            elif name == skipped_until:
                skipped_until = ""


def _shown(node: ast.AST) -> Iterator[str]:
    """The literals that an expression shows to somebody; those inside a call are that call's."""
    match node:
        case ast.Call(func=called, args=args, keywords=keywords):
            shown = [keyword.value for keyword in keywords if keyword.arg in SHOWN_KEYWORDS]
            yield from _literals([*shown, *(args if SHOWING_CALL.fullmatch(ast.unparse(called)) else [])])
        case ast.Assign(targets=[ast.Name(id="help")], value=value):
            yield from _literals([value])


def _literals(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from _literals(node.values)
        elif isinstance(node, ast.BinOp):
            yield from _literals([node.left])


def _without_comments(source: str) -> str:
    return re.sub(r"/\*.*?\*/|(?m:(?<!:)//.*$)", "", source, flags=re.DOTALL)
