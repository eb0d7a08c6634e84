"""Looking for a past workout."""

from django import forms

from workouts.forms.fields import LineField

LONGEST_SEARCH = 200


class SearchForm(forms.Form):
    """Any words will do; too many are cut off."""

    q = LineField(required=False)

    @property
    def words(self) -> str:
        self.is_valid()
        return self.cleaned_data["q"][:LONGEST_SEARCH]
