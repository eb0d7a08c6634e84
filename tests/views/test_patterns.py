"""What is written by a pattern reads as if its template had been rendered."""

import pytest
from django.template.loader import get_template

from workouts.templatetags.patterns import filled, marked

NOTES, MEDALS = "workouts/entries/_notes.html", "workouts/records/_session_medals.html"
TEXTS = {"key": "7", "uuid": "u", "oob": False, "pinned": "", "note": "", "last_note": "", "medals": []}


@pytest.mark.parametrize("oob", [False, True])
@pytest.mark.parametrize("pinned", ["", "Elbows in {0} &lt;b&gt;"])
@pytest.mark.parametrize("note", ["", "{note} {{x}}"])
def test_a_pattern_has_what_there_is_to_write(oob, pinned, note):
    texts = TEXTS | {"oob": oob, "pinned": pinned, "note": note, "last_note": "Last"}

    found = filled(NOTES, texts)

    assert found == get_template(NOTES).render({"v": marked(texts)})
    assert ("Last" in found) == (not note)
    assert pinned in found
    assert "&amp;" not in found


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_pattern_has_as_many_as_there_are(count):
    texts = TEXTS | {"medals": [{"text": f"Medal {{{number}}}"} for number in range(count)]}

    found = filled(MEDALS, texts)

    assert found == get_template(MEDALS).render({"v": marked(texts)})
    assert found.count("Medal") == count
