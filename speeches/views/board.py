"""Where all speeches stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from speeches.board_forms import BoardForm
from speeches.queries.board import Asked, board_of
from speeches.views import access
from speeches.views.requests import Request


@require_safe
@access.anybody
def page(request: Request) -> HttpResponse:
    """The board of the speeches that exist for this person."""
    form = BoardForm(request.GET)
    board = board_of(request.user, localdate(), Asked(**form.asked()))
    form.offer(board.people)
    return render(request, "speeches/board/page.html", {"board": board, "form": form})
