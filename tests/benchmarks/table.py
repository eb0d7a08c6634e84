"""The figures as a table for eyes and as JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.benchmarks.timing import Timing

HEADS = ("what", "p50", "p95", "per s", "yardstick", "ratio", "budget", "SQL", "bytes", "")
LEFT = {0, 4, 6, 9}


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure and what it may be at most; `at_least` turns it round."""

    name: str
    value: float
    bound: float
    unit: str = ""
    at_least: bool = False

    @property
    def is_kept(self) -> bool:
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def __str__(self) -> str:
        return f"{self.name} {'≥' if self.at_least else '≤'} {self.bound:,g}{self.unit}"

    @property
    def found(self) -> str:
        return f"{self.name} {self.value:,.0f}" if self.value >= 100 else f"{self.name} {self.value:.3g}"


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    ours: Timing | None = None
    yardstick: str = ""
    held_against: Timing | None = None
    ratio: float | None = None
    limits: Sequence[Limit] = ()
    statements: int | None = None
    bytes: int | None = None
    raw_bytes: int | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def broken(self) -> list[Limit]:
        return [limit for limit in self.limits if not limit.is_kept]

    @property
    def cells(self) -> list[str]:
        ours, held = self.ours, self.held_against
        size = "" if self.bytes is None else f"{self.bytes:,}"
        return [
            self.what,
            f"{ours.p50:.2f}" if ours else "",
            f"{ours.p95:.2f}" if ours else "",
            f"{ours.per_second:.0f}" if ours else "",
            f"{self.yardstick} {held.p50:.2f} / {held.p95:.2f}, {held.per_second:.0f}/s" if held else "",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            ", ".join(map(str, self.limits)),
            "" if self.statements is None else str(self.statements),
            size if self.raw_bytes is None else f"{size} ({self.raw_bytes:,})",
            "BROKEN: " + ", ".join(limit.found for limit in self.broken) if self.broken else "ok",
        ]


def text(rows: Sequence[Row]) -> str:
    """Write the table: milliseconds, statements without BEGIN and COMMIT, bytes as sent and in brackets as they are."""
    lines = [list(HEADS), *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    written = [
        "  ".join(_padded(cell, place, widths[place]) for place, cell in enumerate(line)).rstrip() for line in lines
    ]
    notes = [f"{row.what}: {note}" for row in rows for note in row.notes]
    return "\n".join([*written, "", *notes]).rstrip()


def write(rows: Sequence[Row], path: Path, **about: object) -> None:
    found = [
        asdict(row) | {"limits": [asdict(limit) | {"is_kept": limit.is_kept} for limit in row.limits]} for row in rows
    ]
    path.write_text(json.dumps({**about, "rows": found}, indent=2) + "\n")


def _padded(cell: str, place: int, width: int) -> str:
    return cell.ljust(width) if place in LEFT else cell.rjust(width)
