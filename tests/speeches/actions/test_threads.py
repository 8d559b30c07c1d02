"""Talk about a paragraph."""

from uuid import uuid4

import pytest

from speeches.actions import paragraphs, threads
from speeches.domain.verdict import NotPermitted, NoWords
from speeches.models import Comment, Thread


def test_a_thread_keeps_the_words_it_was_opened_on(cast, scene, noon):
    paragraph = scene.paragraph("新建茶园")
    threads.open_on(paragraph.pk, text="这个数字核实了吗？", by=cast.rhea, at=noon)

    paragraphs.edit(paragraph.pk, text="新建茶园120亩。", based_on=paragraph.version, by=cast.wanda, at=noon)

    assert Thread.objects.get(paragraph=paragraph).quote == "新建茶园XX亩，带动农户300户。"


def test_a_thread_is_answered_resolved_and_reopened(cast, scene, noon):
    threads.open_on(scene.paragraph("新建茶园").pk, text="请核实", by=cast.rhea, at=noon)
    thread = Thread.objects.get()

    threads.reply(thread.pk, text="已核实\n第二行", by=cast.wanda, at=noon)
    threads.resolve(thread.pk, text="已改。", by=cast.wanda, at=noon)
    thread.refresh_from_db()
    resolved = (thread.is_open, thread.resolved_by)
    threads.reopen(thread.pk, by=cast.rhea, at=noon)

    thread.refresh_from_db()
    assert [comment.text for comment in thread.comments.order_by("pk")] == [
        "请核实",
        "已核实\n第二行",
        "已改。",
    ]
    assert resolved == (False, cast.wanda)
    assert thread.is_open


def test_a_thread_is_resolved_once(cast, scene, noon):
    threads.open_on(scene.paragraph("新建茶园").pk, text="请核实", by=cast.rhea, at=noon)
    thread = Thread.objects.get()
    threads.resolve(thread.pk, text="已改。", by=cast.wanda, at=noon)

    with pytest.raises(threads.AlreadyResolved):
        threads.resolve(thread.pk, by=cast.rhea, at=noon)


def test_a_replayed_comment_is_said_once(cast, scene, noon):
    paragraph, key = scene.paragraph("新建茶园"), uuid4()

    for _ in range(2):
        threads.open_on(paragraph.pk, text="请核实", by=cast.rhea, at=noon, key=key)

    assert Comment.objects.count() == 1


def test_an_empty_comment_opens_nothing(cast, scene, noon):
    with pytest.raises(NoWords):
        threads.open_on(scene.paragraph("新建茶园").pk, text=" \n ", by=cast.rhea, at=noon)

    assert not Thread.objects.exists()


def test_a_reader_does_not_comment(cast, scene, noon):
    with pytest.raises(NotPermitted):
        threads.open_on(scene.paragraph("新建茶园").pk, text="我看看", by=cast.leo, at=noon)


def test_threads_of_a_joined_paragraph_follow_its_words(cast, scene, noon):
    second = scene.paragraph("下面我讲")
    threads.open_on(second.pk, text="是三点吗？", by=cast.rhea, at=noon)

    paragraphs.join(second.pk, text=second.text, based_on=second.version, by=cast.wanda, at=noon)

    assert Thread.objects.get().paragraph == scene.paragraph("今天的会议")
