"""The routine editor: one form of many rows. What was typed stands again after any button and any refusal."""

from collections.abc import Mapping
from typing import Any

from workouts.forms.drafts import Draft
from workouts.forms.editor_blocks import Block, number_sent
from workouts.forms.routines import RoutineForm
from workouts.models import Exercise, Routine, RoutineFolder
from workouts.queries.exercises import search
from workouts.services.routines import MOST_SETS, Plan

MOST_MATCHES = 8


class RoutineEditor:
    """All of the page: the form, the exercises with their rows, the search."""

    def __init__(self, lifter: Any, *, routine: Routine | None = None, data: Mapping[str, Any] | None = None) -> None:
        self.lifter, self.routine, self.data = lifter, routine, data
        self.draft = Draft.typed(data) if data is not None else Draft.stored(routine) if routine else Draft()
        self.query = (data or {}).get("q", "").strip()
        self.wrong = ""
        self._known: dict[int, Exercise] = {}
        count = len(self.draft.exercises)
        self._lay(bound=False)
        self._is_short = len(self.blocks) < count

    def act(self, action: str) -> None:
        """Do what a button other than Save says."""
        self.wrong = self.draft.act(action, rest_seconds=self.lifter.default_rest_seconds)
        self.query = "" if action.startswith("add ") else self.query
        self._lay(bound=False)

    def is_valid(self) -> bool:
        if not self.draft.is_whole:
            return self._take_back()
        self._lay(bound=True)
        if self.draft.set_count > MOST_SETS:
            self.wrong = f"A routine holds at most {MOST_SETS} sets."
        if self._is_short:
            self.wrong = "An exercise of this routine is no longer there. Save again to do without it."
        everything = [self.form, *(form for block in self.blocks for form in block.forms)]
        # Each one is asked, so that every mistake shows at once.
        return all([form.is_valid() for form in everything]) and not self.wrong  # noqa: C419

    def _take_back(self) -> bool:
        """Show again what is stored: what was not read would else be missing from it with the next Save."""
        self.draft, self.data = Draft.stored(self.routine) if self.routine else Draft(), None
        self._lay(bound=False)
        self.wrong = "Part of this did not arrive, so nothing was saved. Check it and save again."
        return False

    @property
    def plan(self) -> Plan:
        return Plan(
            name=self.form.cleaned_data["name"],
            description=self.form.cleaned_data["description"],
            folder=self.form.cleaned_data["folder"],
            exercises=tuple(block.planned(self.lifter.default_rest_seconds) for block in self.blocks),
        )

    @property
    def matches(self) -> list[Exercise]:
        return list(search(self.lifter, q=self.query)[:MOST_MATCHES]) if self.query else []

    @property
    def folders(self) -> list[str]:
        return list(RoutineFolder.objects.owned_by(self.lifter).values_list("title", flat=True))

    def _lay(self, *, bound: bool) -> None:
        missing = {number_sent(item.values["exercise"]) for item in self.draft.exercises} - self._known.keys()
        if missing:
            self._known |= Exercise.objects.visible_to(self.lifter).with_units(self.lifter).in_bulk(missing)
        # What is not the lifter's to see is not there.
        self.draft.exercises = [
            item for item in self.draft.exercises if number_sent(item.values["exercise"]) in self._known
        ]
        self.blocks = [
            Block(place, item, self._known[number_sent(item.values["exercise"])], self.lifter, bound=bound)
            for place, item in enumerate(self.draft.exercises)
        ]
        if bound:
            self.form = RoutineForm(self.data)
        elif self.data is not None:
            self.form = RoutineForm(initial={name: self.data.get(name, "") for name in RoutineForm.base_fields})
        else:
            self.form = RoutineForm(initial=_initial(self.routine))


def _initial(routine: Routine | None) -> dict[str, Any]:
    if routine is None:
        return {}
    folder = routine.folder.title if routine.folder else ""
    return {"name": routine.name, "folder": folder, "description": routine.description}
