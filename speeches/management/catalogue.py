"""The catalogue of translations, kept by Babel so that no machine needs GNU gettext."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

# Django's message numbers start at the name and may carry a context.
CALLS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LOCALE = "zh_Hans"
# Babel writes the time of the day into every header.
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
FOLDER = Path(settings.BASE_DIR) / "locale" / LOCALE / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
# Header lines that would change with every run, or are about a team that there is not.
SAYS_NOTHING = (
    b'"Project-Id-Version',
    b'"Report-Msgid-Bugs-To',
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Generated-By',
)


def wanted() -> Catalog:
    """Every message of the code and the templates, untranslated."""
    catalog = Catalog(locale=LOCALE, project="Lectern", fuzzy=False)
    for path in _sources():
        for _line, message, _comments, context in extract(_extractor(path), _code(path), keywords=CALLS):
            place = path.relative_to(settings.BASE_DIR).as_posix()
            catalog.add(message, context=context, locations=[(place, None)])  # type: ignore[list-item]
    return catalog


def kept() -> Catalog:
    """The catalogue in the repository."""
    if not PO.exists():
        return Catalog(locale=LOCALE, project="Lectern", fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, locale=LOCALE)


def compiled(catalog: Catalog) -> bytes:
    """What gettext loads; the same bytes whenever they are made."""
    catalog.creation_date = catalog.revision_date = UNDATED
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def written(catalog: Catalog) -> bytes:
    """What translators edit: sorted by message, without dates, places without lines."""
    file = BytesIO()
    write_po(file, catalog, sort_output=True, omit_header=False, width=100, ignore_obsolete=True)
    lines = file.getvalue().split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(SAYS_NOTHING))


def faults() -> Iterator[str]:
    """What is missing, left over, untranslated, different in its placeholders, or not compiled."""
    needed, catalog = wanted(), kept()
    for message in _messages(needed):
        translation = catalog.get(message.id, context=message.context)
        if translation is None:
            yield f"not in the catalogue: {message.id!r}"
        elif not _is_translated(translation):
            yield f"not translated: {message.id!r}"
        elif translation.fuzzy:
            yield f"not certain: {message.id!r}"
        else:
            yield from (f"{error}: {message.id!r}" for error in translation.check(catalog))
    for message in _messages(catalog):
        if needed.get(message.id, context=message.context) is None:
            yield f"no longer used: {message.id!r}"
    if not MO.exists() or MO.read_bytes() != compiled(catalog):
        yield "the compiled catalogue is not of this one: run `make messages`"


def update() -> Catalog:
    """Bring the catalogue up to date with the code; what has gone is dropped, nothing is guessed."""
    catalog = kept()
    catalog.update(wanted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(catalog))
    MO.write_bytes(compiled(kept()))
    return kept()


def _is_translated(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return bool(forms) and all(forms)


def _messages(catalog: Catalog) -> Iterable[Message]:
    return (message for message in catalog if message.id)


def _sources() -> Iterator[Path]:
    base = Path(settings.BASE_DIR)
    for folder in ("accounts", "speeches", "config", "templates"):
        for path in sorted((base / folder).rglob("*")):
            if path.suffix in {".py", ".html"} and "migrations" not in path.parts:
                yield path


def _extractor(path: Path) -> str:
    return "python" if path.suffix in {".py", ".html"} else "ignore"


def _code(path: Path) -> BytesIO:
    text = path.read_text()
    if path.suffix == ".html":
        # The lines of a template have no indentation that means anything to Python.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).split("\n"))
    return BytesIO(text.encode())
