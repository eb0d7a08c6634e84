"""The order of a workout, as it is stored and as an answer has it."""

import re

from workouts.models import SessionExercise


def order_of(swap):
    """The cards as an answer orders them, with a bar around a superset."""
    order = re.sub(
        "<template>.*?</template>", "", swap.split("<card-order")[1].split("</card-order>")[0], flags=re.DOTALL
    )
    names = dict(SessionExercise.objects.values_list("uuid", "exercise__name"))
    marks = re.findall(r'data-card="sessionexercise-([^"]+)"|(aria-label="Superset .")|(</div>)', order)
    return " ".join(
        next((name for uuid, name in names.items() if str(uuid) == card), "") or group[-2:-1] or "|"
        for card, group, _ in marks
    )


def names(session):
    return list(session.entries.values_list("exercise__name", flat=True))
