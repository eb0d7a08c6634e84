"""The form of a routine: what is typed and pressed, and what is stored of it."""

from tests.pages import fields
from workouts.models import RoutineSet


def press(client, url, form, act):
    answer = client.post(url, form | {"act": act})
    return fields(answer.content.decode())


def typed(exercise, *sets, **more):
    """A form with one exercise."""
    form = {"name": "Push A", "e-count": "1", "e0-exercise": str(exercise.pk), "e0-rest": "2:30", "act": "save"}
    form |= {"e0-count": str(len(sets))}
    for number, values in enumerate(sets):
        form |= {f"e0-s{number}-set_type": "normal"} | {f"e0-s{number}-{name}": text for name, text in values.items()}
    return form | more


def stored(routine):
    names = ("target_weight_kg", "target_reps", "target_reps_high", "target_duration_seconds", "target_distance_m")
    return list(
        RoutineSet.objects.filter(planned__routine=routine).order_by("planned", "set_number").values_list(*names)
    )
