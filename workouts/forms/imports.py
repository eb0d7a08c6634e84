"""What the lifter decides about a file before it is imported."""

from collections.abc import Mapping
from typing import Any

from django import forms

from workouts.domain.texts import listed
from workouts.formats import ours
from workouts.forms.fields import LineField
from workouts.forms.files import LongForm
from workouts.forms.import_units import unit_fields
from workouts.forms.profile import zones
from workouts.models import Exercise, Import, User
from workouts.queries.exercises import named
from workouts.services.titles import COLUMN_NAMES, misses_the_point, unseen

OWN, LEFT_OUT = "own", "out"
TAKEN_OVER = "They become as they stand in this file, also where it says less. What they were is lost."
TAKEN_OVER_ALONE = "It becomes as it stands in this file, also where that says less. What it was is lost."
BY_THE_CLOCK = "Where you trained: times in the file are those of the clock there."
GONE = "What was chosen is gone. Choose again."
KNOWN_BY_NOTHING = "Nothing is called that. Choose a name of the list, or empty this."


class Row:
    """One name of the file: how it is written there, its sets, and the fields that say what it becomes."""

    def __init__(self, form: "ConfirmForm", place: int, title: Mapping[str, Any]) -> None:
        self.title: str = title["name"]
        self.sets: int = title["sets"]
        self.columns: list[str] = title.get("columns", [])
        self.means: int | None = title["exercise"]
        self.moves: bool = title.get("moves", False)
        self.is_recognised = self.means is not None and not self.moves
        self.is_close: bool = title["is_close"]
        self.match_name, self.other_name = f"match-{place}", f"other-{place}"
        self._form = form

    @property
    def lacks_weights(self) -> str:
        """What the name means, where that has no column for the weights in the file."""
        return self._form.exercises[self.means].name if self.moves and self.means in self._form.exercises else ""

    def refusal(self, exercise: Exercise) -> str:
        """Say why its rows cannot be sets of the exercise; nothing where they can, and of what it is recognised as."""
        is_itself = self.is_recognised and exercise.pk == self.means
        if is_itself or not misses_the_point(exercise.type, self.columns):
            return ""
        what = listed([COLUMN_NAMES[column] for column in unseen(exercise.type, self.columns)])
        return f"“{exercise.name}” has no place for the {what} in the file. Choose another exercise, or leave it out."

    @property
    def match(self) -> forms.BoundField:
        return self._form[self.match_name]

    @property
    def other(self) -> forms.BoundField:
        return self._form[self.other_name]


class ConfirmForm(LongForm):
    """What each name becomes, and units and zone where the file says none.

    Its fields are numbered by the names of a preview; the page says of which by `read_at`.
    """

    def __init__(self, data: Any = None, *, job: Import, lifter: User) -> None:
        super().__init__(data)
        self.lifter = lifter
        self.read_at = job.touched_at.isoformat()
        preview = job.preview or {}
        titles = preview["titles"]
        ids = {pk for title in titles for pk in [title["exercise"], *title["suggested"]] if pk}
        self.exercises = Exercise.objects.visible_to(lifter).in_bulk(ids)
        self.rows = [self._row(place, title) for place, title in enumerate(titles)]
        self.fields |= unit_fields(job, lifter, preview)
        if preview["workouts"] and job.source_format != ours.FORMAT:  # whose workouts each say their own
            self.fields["time_zone"] = forms.ChoiceField(
                label="Time zone of the workouts",
                choices=zones(lifter.time_zone),
                initial=lifter.time_zone,
                help_text=BY_THE_CLOCK,
            )
        self._offer_more(preview)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for row in self.rows:
            typed = cleaned.get(row.other_name)
            if typed:
                found = named(self.lifter, typed)
                if found is None:
                    self.add_error(row.other_name, KNOWN_BY_NOTHING)
                else:
                    cleaned[row.match_name] = str(found.pk)
                    self.exercises[found.pk] = found
            chosen = cleaned.get(row.match_name) or OWN
            if chosen not in {OWN, LEFT_OUT} and (refusal := row.refusal(self.exercises[int(chosen)])):
                self.add_error(row.other_name, refusal)
        return cleaned

    @property
    def open_rows(self) -> list[Row]:
        return [row for row in self.rows if not row.is_recognised]

    @property
    def recognised_rows(self) -> list[Row]:
        return [row for row in self.rows if row.is_recognised]

    @property
    def options(self) -> list[forms.BoundField]:
        """The fields beside those of names."""
        own = {name for row in self.rows for name in (row.match_name, row.other_name)}
        return [self[name] for name in self.fields if name not in own]

    @property
    def in_order(self) -> list[str]:
        rows = [*self.open_rows, *self.recognised_rows]
        return [field.name for field in self.options] + [
            name for row in rows for name in (row.match_name, row.other_name)
        ]

    @property
    def decisions(self) -> dict[str, Any]:
        """What `confirm_import` is told."""
        cleaned = self.cleaned_data
        chosen = {row.title: cleaned[row.match_name] for row in self.rows}
        return {
            "exercises": {
                title: self.exercises[int(choice)] for title, choice in chosen.items() if choice not in {OWN, LEFT_OUT}
            },
            "own": [title for title, choice in chosen.items() if choice == OWN],
            "left_out": [title for title, choice in chosen.items() if choice == LEFT_OUT],
        } | {field.name: cleaned[field.name] for field in self.options}

    def _offer_more(self, preview: Mapping[str, Any]) -> None:
        """Ask whether to take what is left out else: changes in the file, and what was deleted here."""
        if offered := preview.get("offered"):  # of a preview from before an upgrade nobody knows
            what = "1 workout that was" if offered == 1 else f"{offered:,} workouts that were"
            self.fields["takes_changes"] = forms.BooleanField(
                label=f"Take over {what} changed in the file since",
                help_text=TAKEN_OVER_ALONE if offered == 1 else TAKEN_OVER,
                required=False,
            )
        if preview["deleted"]:
            self.fields["returns_deleted"] = forms.BooleanField(
                label="Bring back workouts that I deleted here", required=False
            )

    def _row(self, place: int, title: Mapping[str, Any]) -> Row:
        row = Row(self, place, title)
        meant = [] if row.moves else [row.means]
        offered = dict.fromkeys(pk for pk in [*meant, *title["suggested"]] if pk in self.exercises)
        choices = [(str(pk), self.exercises[pk].name) for pk in offered]
        is_taken = bool(choices) and (row.is_recognised or row.is_close)
        own = f"Make “{row.lacks_weights} (weighted)” my own" if row.lacks_weights else "Make it my own exercise"
        self.fields[row.match_name] = forms.ChoiceField(
            label=f"Exercise for {row.title}",
            choices=[*choices, (OWN, own), (LEFT_OUT, "Leave out")],
            initial=choices[0][0] if is_taken else OWN,
            error_messages={"invalid_choice": GONE},
        )
        self.fields[row.other_name] = LineField(
            label=f"Another exercise for {row.title}",
            max_length=200,
            required=False,
            widget=forms.TextInput(attrs={"list": "exercise-names", "autocomplete": "off"}),
        )
        return row
