"""Somebody at the editor page: what hands and eyes do there."""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.journeys.people import Person

SAVE = "Control+Enter"
# They write nothing of the speech.
SIGNS_OF_LIFE = ("/presence/", "/pulse/", "/working-copy/", "/reading/")


@dataclass(frozen=True)
class Desk:
    """A person with a speech open at this address; lines are found by words in them."""

    person: Person
    address: str

    @property
    def page(self) -> Page:
        """The tab."""
        return self.person.page

    @property
    def context(self) -> BrowserContext:
        """The browser."""
        return self.person.context

    @property
    def margin(self) -> Locator:
        """What stands beside the text."""
        return self.page.locator("#margin")

    @property
    def outline(self) -> Locator:
        """The sections at the left."""
        return self.page.locator("#outline")

    @property
    def saving(self) -> Locator:
        """The line that says whether everything is saved."""
        return self.page.locator("#saving")

    @property
    def paragraphs(self) -> Locator:
        """Title, subtitle, salutation and paragraphs."""
        return self.page.locator("#manuscript > .paragraph")

    def version(self) -> int:
        """The version that the page shows."""
        return int(self.page.locator("main").get_attribute("data-version") or 0)

    def takes_a_seat(self) -> "Desk":
        """Open the editor, and wait until others' changes arrive."""
        self.person.opens(self.address)
        return self.sees_changes_arrive()

    def sees_changes_arrive(self) -> "Desk":
        """The page listens to what others do."""
        expect(self.page.locator("html")).to_have_attribute("data-link", "live")
        return self

    def line(self, words: str) -> Locator:
        """The line that says these words, whatever becomes of it later."""
        found = self.page.locator("#manuscript > .block", has_text=words)
        expect(found).to_have_count(1)
        return self.page.locator(f"#{found.get_attribute('id')}")

    def line_of(self, field: Locator) -> Locator:
        """The line that a field stands in."""
        return field.locator("xpath=ancestor::*[contains(@class, 'block')]")

    def sees(self, words: str) -> None:
        """One line of the sheet says these words."""
        expect(self.page.locator("#manuscript > .block", has_text=words)).to_have_count(1)

    def misses(self, words: str) -> None:
        """No line of the sheet says these words."""
        expect(self.page.locator("#manuscript > .block", has_text=words)).to_have_count(0)

    def lines(self) -> list[str]:
        """The sheet from top to bottom, numbers included."""
        return self.page.locator("#manuscript > .block .text").all_inner_texts()

    def opens(self, line: Locator) -> Locator:
        """Click into a line; its field."""
        line.locator(".text").click()
        field = line.locator(".pen-text")
        expect(field).to_be_focused()
        return field

    def puts_the_caret(self, field: Locator, before: str, *, length: int = 0) -> None:
        """In front of these words, or over that many of their characters."""
        at = field.input_value().index(before)
        field.evaluate("(field, [from, to]) => field.setSelectionRange(from, to)", [at, at + length])

    def rewords(self, line: Locator, old: str, new: str) -> Locator:
        """Type new words over old ones, and leave the line open; its field."""
        field = line.locator(".pen-text")
        expect(line.locator(".pen-text, .text")).to_have_count(1)
        if not field.count():
            self.opens(line)
        self.puts_the_caret(field, old, length=len(old))
        self.page.keyboard.type(new)
        return field

    def types_in_the_new_field(self, words: str) -> None:
        """Into the field that a key or a choice has put into the text."""
        expect(self.page.locator(".is-new .pen-text")).to_be_focused()
        self.page.keyboard.type(words)

    def tries_to_save(self) -> None:
        """The key alone, whatever comes of it."""
        self.page.keyboard.press(SAVE)

    def saves(self, line: Locator) -> None:
        """Save what is open there, and see it stand."""
        self.tries_to_save()
        expect(line.locator(".pen-text")).to_have_count(0)

    def writes(self, line: Locator, old: str, new: str) -> None:
        """Change words of a line, and save."""
        self.rewords(line, old, new)
        self.saves(line)
        expect(line).to_contain_text(new)

    def presses(self, line: Locator, key: str) -> None:
        """A key on a line that is not in edit."""
        line.focus()
        expect(line).to_be_focused()
        self.page.keyboard.press(key)

    def picks(self, line: Locator, choice: str, *, of: str = "section") -> None:
        """A choice in the menu of a line or of its section."""
        line.hover()
        menu = line.locator(f'[data-verbs="{of}"]')
        menu.locator("summary").click()
        menu.locator(".menu-line", has_text=choice).click()

    def comments(self, line: Locator, words: str) -> None:
        """Write a comment on a line."""
        self.presses(line, "c")
        # The panel of another line may stand there until this one has come.
        expect(self.margin.locator(f"#threads-{line.get_attribute('id')}")).to_be_visible()
        self.margin.get_by_label("New comment").fill(words)
        self.tries_to_save()
        expect(self.margin.locator(".comment", has_text=words)).to_have_count(1)

    def looks_at_signatures(self, line: Locator) -> Locator:
        """The words of the section that a line opens, as they are to be signed."""
        line.hover()
        line.locator('.mark[href*="/signature/"]').click()
        panel = self.margin.locator(".signing")
        expect(panel).to_be_visible()
        return panel

    def downloads(self, kind: str) -> bytes:
        """A file to take along."""
        self.page.locator(".bar-wide summary").click()
        with self.page.expect_download() as started:
            self.page.locator(".bar-wide").get_by_role("button", name=kind).click()
        return started.value.path().read_bytes()

    def notes_what_it_writes(self) -> list[str]:
        """The addresses to which the page posts from now on, signs of life left out."""
        posts: list[str] = []

        def note(request: Request) -> None:
            if request.method == "POST" and not request.url.endswith(SIGNS_OF_LIFE):
                posts.append(request.url)

        self.page.on("request", note)
        return posts
