"""How often a page asks for what is not there yet."""

LONGEST_S = 30
MOST = 14  # five minutes in all: a sweep each minute finds what a lost message left


def ask_again_in(asked: int) -> int | None:
    """Return the seconds until a page that has asked so often asks again: 1, 2, 4, … 30; None where it stops."""
    return min(2**asked, LONGEST_S) if asked < MOST else None
