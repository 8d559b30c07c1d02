"""Blanks stand out, and what people typed stays text."""

from speeches.templatetags.blanks import with_blanks


def test_runs_of_x_are_set_apart():
    assert with_blanks("产值XX亿元") == '产值<span class="blank">XX</span>亿元'


def test_markup_in_the_text_stays_text():
    assert with_blanks("<b>X</b>") == '&lt;b&gt;<span class="blank">X</span>&lt;/b&gt;'


def test_a_text_without_blanks_is_as_it_was():
    assert with_blanks("没有空白。") == "没有空白。"
