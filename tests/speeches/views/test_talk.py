"""What is said in a thread, and which threads are shown."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from speeches.actions import threads
from speeches.domain.talk import Audience
from speeches.models import Comment, Thread
from tests.speeches.views.bodies import KEY
from tests.stage import NOON

SECRET = "先不给领导看。"


@pytest.fixture
def line(room):
    return room.play.scene.paragraph("新建茶园")


def get(room, who, name, *ids, **asked):
    return room.send(who, "GET", reverse(f"speeches:{name}", args=ids), asked, htmx=True)


def post(room, who, name, *ids, **words):
    return room.send(who, "POST", reverse(f"speeches:{name}", args=ids), {"key": KEY, **words}, htmx=True)


def test_ones_own_comment_is_changed_where_it_stands(room):
    comment = room.play.comment()

    field = get(room, "rhea", "comment_text", comment.pk)
    answer = post(room, "rhea", "comment_text", comment.pk, text="请再核实。")

    assert "请核实。</textarea>" in field.text
    assert "请再核实。" in answer.text
    assert "修改于第" in answer.text


def test_only_its_author_is_offered_to_change_it(room):
    comment = room.play.comment()
    path = reverse("speeches:comment_text", args=[comment.pk])

    shown = {who: get(room, who, "thread", comment.thread_id).text for who in ("rhea", "wanda")}

    assert (path in shown["rhea"], path in shown["wanda"]) == (True, False)
    assert post(room, "wanda", "comment_text", comment.pk, text="别的。").status_code == 403


def test_a_change_without_words_keeps_the_field(room):
    comment = room.play.comment()

    answer = post(room, "rhea", "comment_text", comment.pk, text=" ")

    assert answer.status_code == 422
    assert "<textarea" in answer.text
    assert Comment.objects.get().text == "请核实。"


def test_a_comment_that_is_taken_back_is_shown_as_such_and_its_words_are_not(room):
    comment = room.play.comment()

    answer = post(room, "rhea", "comment_withdrawal", comment.pk)
    margin = get(room, "leo", "margin", room.play.scene.speech.pk)

    assert "已由作者撤回" in answer.text
    assert "请核实。" not in answer.text + margin.text


def test_a_thread_of_somebody_else_wants_a_reason(room):
    thread = room.play.thread()

    missing = post(room, "wanda", "resolution", thread.pk)
    given = post(room, "wanda", "resolution", thread.pk, text="已改。")

    assert (missing.status_code, given.status_code) == (422, 200)
    assert "请写明处理情况" in missing.text
    assert "已改。" in given.text
    assert "处理情况" in given.text


def test_people_who_are_called_are_set_apart(room, line):
    threads.open_on(line.pk, text="@王文，<b>请看</b>。@欧图", by=room.play.cast.rhea, at=NOON)

    answer = get(room, "leo", "thread", Thread.objects.get().pk)

    assert '<strong class="called">@王文</strong>，&lt;b&gt;请看&lt;/b&gt;。@欧图' in answer.text


class TestFilter:
    """Which threads the margin shows."""

    @pytest.fixture(autouse=True)
    def talk(self, room, line):
        cast = room.play.cast
        closing = room.play.scene.paragraph("同志们")
        threads.open_on(line.pk, text="茶园。", by=cast.rhea, at=NOON)
        threads.open_on(closing.pk, text="结尾。@戴岩", by=cast.wanda, at=NOON)
        threads.open_on(closing.pk, text="了结了。", by=cast.dai, at=NOON)
        threads.resolve(Thread.objects.latest("pk").pk, by=cast.dai, at=NOON)
        threads.open_on_section(line.section_id, text="整节。", by=cast.sana, at=NOON)

    def told(self, room, who="dai", **asked):
        text = get(room, who, "margin", room.play.scene.speech.pk, **asked).text
        return [words for words in ("茶园。", "整节。", "结尾。", "了结了。") if words in text]

    def test_it_shows_all_open_ones_unless_asked(self, room):
        assert self.told(room) == ["茶园。", "整节。", "结尾。"]

    def test_mine_are_those_in_which_i_spoke(self, room):
        threads.reply(Thread.objects.earliest("pk").pk, text="我来核。", by=room.play.cast.dai, at=NOON)

        assert self.told(room, which="mine") == ["茶园。"]

    def test_those_that_mention_me(self, room):
        assert self.told(room, which="calling") == ["结尾。"]
        assert self.told(room, who="leo", which="calling") == []

    def test_those_of_a_person_and_resolved_ones(self, room):
        assert self.told(room, person=room.play.cast.sana.pk) == ["整节。"]
        assert self.told(room, which="resolved") == ["了结了。"]
        assert self.told(room, which="resolved", person=room.play.cast.sana.pk) == []

    def test_those_in_a_section_with_all_that_it_holds(self, room):
        around = room.play.scene.section("过去一年").pk

        assert self.told(room, section=around) == ["茶园。", "整节。"]
        assert self.told(room, section=room.play.scene.section("closing").pk) == ["结尾。"]
        assert self.told(room, section=room.play.scene.section("民生持续").pk) == []

    @pytest.mark.parametrize("asked", [{"which": "x"}, {"person": "x"}, {"section": 10**12}])
    def test_nonsense_asks_for_nothing_in_particular(self, room, asked):
        assert self.told(room, **asked) == ["茶园。", "整节。", "结尾。"]

    def test_a_choice_is_not_drawn_over_by_what_others_do(self, room):
        speech = room.play.scene.speech.pk

        chosen = get(room, "dai", "margin", speech, which="mine", is_list=1).text
        usual = get(room, "dai", "margin", speech, is_list=1).text

        assert 'id="some-threads"' in chosen
        assert 'data-again-with="all-threads"' in chosen
        assert 'id="all-threads"' in usual
        assert "thread-at-hand" not in chosen + usual


class TestAmongDrafters:
    """Whoever may not follow a thread finds no trace of it."""

    @pytest.fixture(autouse=True)
    def apart(self, room, line):
        words = {"start": 0, "end": 4, "words": "新建茶园", "based_on": line.version}
        post(room, "dai", "words_threads", line.pk, text=SECRET, is_among_drafters="on", **words)
        return Thread.objects.get()

    def pages(self, room, line, who, since):
        speech = room.play.scene.speech.pk
        asked = [
            ("speech", speech, {}),
            ("margin", speech, {}),
            ("changes", speech, {"since": since}),
            ("changes", speech, {"since": 0}),
            ("threads", line.pk, {}),
            ("history", speech, {}),
            ("history", speech, {"sort": "talk"}),
            ("paragraph", line.pk, {}),
        ]
        return "".join(get(room, who, name, pk, **more).text for name, pk, more in asked)

    def test_it_is_kept_among_them(self, apart):
        assert apart.audience is Audience.DRAFTERS

    @pytest.mark.parametrize("who", ["wanda", "dai"])
    def test_who_drafts_sees_it(self, room, line, apart, who):
        shown = self.pages(room, line, who, apart.opened_in - 1)

        assert SECRET in shown
        assert f'data-threads="{apart.pk}"' in shown
        assert "起草人员内部讨论" in shown

    @pytest.mark.parametrize("who", ["rhea", "sana", "leo"])
    def test_nobody_else_does(self, room, line, apart, who):
        shown = self.pages(room, line, who, apart.opened_in - 1)
        addresses = [
            ("GET", "thread", apart.pk),
            ("POST", "comments", apart.pk),
            ("POST", "resolution", apart.pk),
            ("POST", "reopening", apart.pk),
            ("GET", "comment_text", apart.comments.get().pk),
            ("POST", "comment_withdrawal", apart.comments.get().pk),
        ]

        assert SECRET not in shown
        assert "data-threads" not in shown
        assert "起草人员内部讨论" not in shown
        assert "1条未解决" not in shown
        for method, name, pk in addresses:
            answer = room.send(
                who, method, reverse(f"speeches:{name}", args=[pk]), {"text": "嗯", "key": KEY}
            )
            assert answer.status_code == 404

    def test_a_reviewer_who_asks_for_it_is_refused(self, room, line):
        answer = post(room, "rhea", "threads", line.pk, text="只给起草人。", is_among_drafters="on")

        assert answer.status_code == 403
        assert Thread.objects.count() == 1

    def test_it_does_not_go_out_in_a_file(self, room):
        speech = room.play.scene.speech.pk
        path = reverse("speeches:export_tracked", args=[speech, 1, room.play.scene.version])

        assert SECRET.encode() not in _unpacked(room.send("dai", "POST", path, {"key": KEY}))


def _unpacked(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    with ZipFile(BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())
