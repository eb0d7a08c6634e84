"""Figures of one release are never those of another."""

import pytest

from workouts import cache
from workouts.cache import Figures


@pytest.fixture
def release(monkeypatch):
    """Pretend to be another release."""
    return lambda name: monkeypatch.setattr(cache, "_release_once", lambda: name)


def test_figures_are_computed_once_a_release(lifter, release):
    computed = []

    def figures():
        computed.append(len(computed) + 1)
        return computed[-1]

    def read():
        return Figures(lifter, today=lifter.today).get("figures", figures)

    release("1")
    first = [read(), read()]
    release("2")
    second = [read(), read()]
    release("1")

    assert (first, second, read()) == ([1, 1], [2, 2], 1)


def test_a_release_is_told_by_its_files(settings, tmp_path):
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "show.html"
    page.write_text("one")
    settings.BASE_DIR = tmp_path
    first = cache._release()
    page.write_text("two")
    second = cache._release()
    (tmp_path / "templates" / "notes.txt").write_text("not told by these")

    assert len({first, second}) == 2
    assert cache._release() == second
