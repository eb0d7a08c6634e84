"""`python -m tests.fuzz [--seconds 60]`, which `make fuzz` calls: files that grow by what they make the parsers do.

Ends with 1 at the first file that is neither read nor refused, that takes too long, or of which a row is lost; the file
is kept in var/fuzz.
"""

import argparse
import contextlib
import sys
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("The fuzzer runs on Linux on x86-64 alone, with Python 3.11 to 3.13.")

with atheris.instrument_imports(include=["workouts.formats", "workouts.domain"], enable_loader_override=False):
    from tests.formats import shapes
    from workouts.formats.parsed import UnknownFormat

VAR = Path(__file__).resolve().parents[2] / "var" / "fuzz"
LONGEST = 4096  # bytes of a file
PATIENCE = 5  # seconds for one
MOST_MEGABYTES = 1024


def one(content: bytes) -> None:
    with contextlib.suppress(UnknownFormat):
        shapes.check(shapes.read(content))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Feed the parsers with hostile files.")
    parser.add_argument("--seconds", type=int, default=60)
    seconds = parser.parse_args().seconds
    corpus = VAR / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(shapes.files()):
        (corpus / f"seed-{number}").write_text(text)
    words = VAR / "words"
    words.write_text("".join(f'"{word}"\n' for word in sorted(_words())))
    options = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": PATIENCE,
        "rss_limit_mb": MOST_MEGABYTES,
        "dict": words,
        "artifact_prefix": f"{VAR}/",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)], one)
    atheris.Fuzz()


def _words() -> set[str]:
    """Return what is more than letters by chance: the cells of the seeds."""
    cells = {cell.strip('"') for text in shapes.files()[:-1] for line in text.splitlines() for cell in line.split(",")}
    return {cell for cell in cells if cell and cell.isascii() and cell.isprintable() and not {'"', "\\"} & set(cell)}


if __name__ == "__main__":
    main()
