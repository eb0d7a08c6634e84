"""Programs run one after the other, until a signal comes; whatever they started ends with them."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread
from types import FrameType

import psutil

MARK = "TRACKER_RUN"  # in the environment of everything that a run starts
STOP_SECONDS = 8  # honcho kills after five what did not end


class Children:
    """The signal handler raises nothing: an exception could be swallowed by whatever it happens to interrupt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mark = secrets.token_hex(8)
        self.signal = 0
        self.child: subprocess.Popen[str] | None = None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._receive)

    def run(self, *arguments: str, stdout: int | None = None) -> tuple[int, str]:
        """Run Python with these arguments; return its exit code, or that of the signal, and what it printed."""
        if self.signal:
            return 128 + self.signal, ""
        # In a session of its own: Ctrl-C comes to us alone.
        self.child = subprocess.Popen(  # noqa: S603
            [sys.executable, *arguments],
            cwd=self.folder,
            env=os.environ | {MARK: self.mark},
            stdout=stdout,
            text=True,
            start_new_session=True,
        )
        if self.signal:  # came while it started
            self._end(self.child)
        printed, _ = self.child.communicate()
        self._sweep()
        return 128 + self.signal if self.signal else self.child.returncode, printed or ""

    def _receive(self, number: int, _frame: FrameType | None) -> None:
        if not self.signal and self.child:
            Thread(target=self._end, args=(self.child,), daemon=True).start()
        self.signal = self.signal or number

    def _end(self, child: subprocess.Popen[str]) -> None:
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(STOP_SECONDS)
        self._sweep()

    def _sweep(self) -> None:
        """Kill what is left. Honcho loses its children when its output is a closed pipe, or when stopped at its start."""
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.environ().get(MARK) == self.mark:
                    process.kill()
