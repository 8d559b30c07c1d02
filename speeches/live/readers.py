"""Threads with one lasting database connection each, which can give it back."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper


class ConnectedThreads(ThreadPoolExecutor):
    """A bounded pool; however many ask, it holds no more connections than threads."""

    def __init__(self, threads: int, name: str) -> None:
        self._opened: list[BaseDatabaseWrapper] = []
        super().__init__(threads, thread_name_prefix=name, initializer=self._open)

    def release(self) -> None:
        """Wait for what is running, drop what is waiting, close the connections."""
        self.shutdown(cancel_futures=True)
        for connection in self._opened:
            connection.close()

    def _open(self) -> None:
        connection = connections["default"]
        # A connection may be closed by another thread only when it says so beforehand.
        connection.inc_thread_sharing()
        self._opened.append(connection)


class Readers:
    """Answers the blocking questions of the event loop in a few threads, whatever the number of streams."""

    def __init__(self, threads: int = 2) -> None:
        self._threads = ConnectedThreads(threads, "live")

    async def run[**Asked, Answer](
        self, read: Callable[Asked, Answer], *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Answer:
        """The answer of `read`, asked in one of the threads; its exceptions come through."""

        def asked() -> Answer:
            # As at the ends of a request: a connection that is too old or broken is replaced.
            close_old_connections()
            try:
                return read(*args, **kwargs)
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self._threads, asked)

    def release(self) -> None:
        """Give the connections back, when nobody asks any more."""
        self._threads.release()
