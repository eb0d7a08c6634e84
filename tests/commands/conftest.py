import pytest

from tests.factories.hevy import file


@pytest.fixture
def export(tmp_path):
    """Write a file and return its path."""

    def write(*rows, encoding="utf-8"):
        path = tmp_path / "workouts.csv"
        path.write_bytes(file(*rows).encode(encoding))
        return path

    return write
