"""Times of many repetitions, in milliseconds."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM_UP = 5


class Times(NamedTuple):
    """Half of the repetitions were quicker than `p50`, 95 % quicker than `p95`.

    `worked` is the median of what this thread itself computed, which a busy machine changes least.
    """

    p50: float
    p95: float
    worked: float


def clocked[Given](prepare: Callable[[], Given], work: Callable[[Given], object], *, times: int) -> Times:
    """How long the work takes without its preparation, after some repetitions that do not count."""
    taken, worked = [], []
    for _ in range(WARM_UP + times):
        given = prepare()
        began, began_work = time.perf_counter(), time.thread_time()
        work(given)
        worked.append((time.thread_time() - began_work) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
    counted = taken[WARM_UP:]
    p95 = statistics.quantiles(counted, n=20)[18]
    return Times(statistics.median(counted), p95, statistics.median(worked[WARM_UP:]))


def queries_of[Given](prepare: Callable[[], Given], work: Callable[[Given], object]) -> int:
    """How many statements the work sends from this process."""
    given = prepare()
    with CaptureQueriesContext(connection) as captured:
        work(given)
    return len(captured)
