"""Looking for past workouts."""

from typing import Any

from django import forms

from workouts.domain.marks import Mark
from workouts.forms.fields import LineField

LONGEST_SEARCH = 200
LAST_YEAR = 9998


class MarkField(forms.CharField):
    """Where a page of a list begins or ends."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=60)

    def clean(self, value: Any) -> Mark | None:
        return Mark.parse(super().clean(value))


class PageForm(forms.Form):
    """Which page of a list: what makes no sense is the first one."""

    before = MarkField()
    after = MarkField()

    @property
    def marks(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in ("before", "after")}


class SearchForm(PageForm):
    """What the list is narrowed down to. What makes no sense narrows nothing; of too many words, the last are cut off."""

    q = LineField(required=False)
    routine = forms.UUIDField(required=False)
    year = forms.IntegerField(required=False, min_value=1, max_value=LAST_YEAR)

    @property
    def filters(self) -> dict[str, Any]:
        self.is_valid()
        found = {name: self.cleaned_data.get(name) for name in ("q", "routine", "year")}
        return found | {"q": (found["q"] or "")[:LONGEST_SEARCH]}
