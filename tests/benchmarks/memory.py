"""What processes take of memory while something goes on."""

import contextlib
import threading
from collections.abc import Iterator

import psutil

EVERY = 0.02  # seconds
MEGABYTE = 1024 * 1024


class Peak:
    """The most that one of the processes was seen to hold, in megabytes."""

    megabytes = 0.0


@contextlib.contextmanager
def peak_of(pid: int) -> Iterator[Peak]:
    """Look again and again at a process and its children; the largest counts."""
    peak, is_over = Peak(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(psutil.Process(pid), peak, is_over))
    watcher.start()
    try:
        yield peak
    finally:
        is_over.set()
        watcher.join()


def _watch(process: psutil.Process, peak: Peak, is_over: threading.Event) -> None:
    while not is_over.wait(EVERY):
        for each in [process, *process.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                peak.megabytes = max(peak.megabytes, each.memory_info().rss / MEGABYTE)
