"""A file that is brought along, and which of its columns hold what."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import Truncator

from workouts.formats.generic import NOTHING_MEASURED
from workouts.formats.table_columns import MEASURED, REQUIRED, Columns
from workouts.services.file_imports import MOST_BYTES, TOO_LARGE

# What nearly every table has comes first.
ESSENTIAL_LABELS = {"date": "Date", "exercise": "Exercise", "weight": "Weight", "reps": "Reps"}
ROLE_LABELS = ESSENTIAL_LABELS | {
    "workout": "Name of the workout",
    "clock": "Time of the day",
    "set_type": "Warm-up, drop or failure",
    "duration": "Time of a set",
    "distance": "Distance",
    "rpe": "RPE",
    "notes": "Notes",
    "weight_unit": "Unit of the weight",
    "distance_unit": "Unit of the distance",
    "done": "Done, or skipped",
}
MOST_OF_A_CELL = 24


class UploadForm(forms.Form):
    uuid = forms.UUIDField(widget=forms.HiddenInput())
    file = forms.FileField(
        label="File",
        allow_empty_file=True,  # the format says it better
        max_length=255,
        help_text=f"As the other app exported it, unchanged, up to {MOST_BYTES // 1024**2} MB.",
        widget=forms.FileInput(attrs={"data-most-bytes": MOST_BYTES, "data-too-large": TOO_LARGE}),
        error_messages={"required": "Choose the file that the other app exported."},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


class LongForm(forms.Form):
    """A form that no screen shows whole: the first field that is wrong takes the cursor, and `faults` leads to all."""

    def full_clean(self) -> None:
        super().full_clean()
        for fault in self.faults[:1]:
            fault.field.widget.attrs["autofocus"] = True

    @property
    def faults(self) -> list[forms.BoundField]:
        """The fields that are wrong, in the order of the page."""
        return [self[name] for name in self.in_order if name in self.errors]

    @property
    def in_order(self) -> list[str]:
        return list(self.fields)


class ColumnsForm(LongForm):
    """Which column of a table holds what."""

    def __init__(self, data: Any = None, *, columns: Columns, chosen: Mapping[str, str] | None) -> None:
        super().__init__(data, initial=columns.guessed if chosen is None else dict(chosen))
        offered = [(name, _with_example(name, columns)) for name in columns.names]
        for role, label in ROLE_LABELS.items():
            is_required = role in REQUIRED
            self.fields[role] = forms.ChoiceField(
                label=label,
                required=is_required,
                choices=[("", "Choose a column" if is_required else "Not in the file"), *offered],
                error_messages={"required": "Which column is it?"},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for role, name in list(cleaned.items()):
            if name and name in seen:
                self.add_error(role, "That column is chosen above already.")
            seen.add(name)
        if not any(cleaned.get(role) for role in MEASURED):
            self.add_error("weight", NOTHING_MEASURED)
        return cleaned

    @property
    def essential(self) -> list[forms.BoundField]:
        return [self[role] for role in ESSENTIAL_LABELS]

    @property
    def further(self) -> list[forms.BoundField]:
        return [self[role] for role in self.fields if role not in ESSENTIAL_LABELS]

    @property
    def says_further(self) -> bool:
        """Whether a column is chosen, or something wrong, beside the essential ones."""
        return any(field.value() or field.errors for field in self.further)

    @property
    def chosen(self) -> dict[str, str]:
        return {role: name for role, name in self.cleaned_data.items() if name}


def _with_example(name: str, columns: Columns) -> str:
    """Write a column with the first of its cells that says something: kg (62,5)."""
    place = columns.names.index(name)
    cells = (" ".join(row[place].split()) for row in columns.rows if place < len(row))
    cell = next(filter(None, cells), "")
    return f"{name} ({Truncator(cell).chars(MOST_OF_A_CELL)})" if cell else name
