"""Finding exercises: by name or alias, with typing mistakes, by muscle and equipment."""

from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Lower, Upper

from workouts.domain.searching import slips, words
from workouts.models import Exercise, ExerciseAlias, WorkoutSet

ALIKE = 4  # the `match` of what is merely written alike
LATELY = F("last_done_on").desc(nulls_last=True)
USUAL = (F("common_order").asc(nulls_last=True), Lower("name"), "pk")


def search(lifter: Any, *, q: str = "", muscle: str = "", equipment: str = "") -> QuerySet[Exercise]:
    """Return the catalogue and the lifter's own, narrowed down, with `last_done_on`; the likeliest first.

    What was done lately stands before the rest, of which what is common comes first; then the alphabet decides. With
    `q`, names that hold every word of it stand before those with aliases that do, and those before what is merely
    written alike. With `muscle`, exercises that have it as a primary one stand first.
    """
    found: QuerySet[Exercise] = Exercise.objects.visible_to(lifter).annotate(last_done_on=_last_done(lifter))
    order: list[Any] = []
    if muscle:
        found = found.filter(Q(primary_muscles__contains=[muscle]) | Q(secondary_muscles__contains=[muscle]))
        order.append(Case(When(primary_muscles__contains=[muscle], then=0), default=1))
    if equipment:
        found = found.filter(equipment__contains=[equipment])
    if q.strip():
        found = matching(found, q, lifter=lifter)
        order = ["match", *order, F("likeness").desc()]
    return found.order_by(*order, LATELY, *USUAL)


def suggested(lifter: Any, exercise: Exercise) -> QuerySet[Exercise]:
    """Return what can be done in place of an exercise: those for the same primary muscle, what was done before first.

    Then what counts the same things, what is common, and the alphabet. Without a primary muscle, everything is alike.
    """
    found: QuerySet[Exercise] = Exercise.objects.visible_to(lifter).exclude(pk=exercise.pk)
    if exercise.primary_muscles:
        found = found.filter(primary_muscles__overlap=exercise.primary_muscles)
    is_same_type = Case(When(type=exercise.type, then=0), default=1, output_field=IntegerField())
    return found.annotate(last_done_on=_last_done(lifter)).order_by(LATELY, is_same_type, *USUAL)


def matching(exercises: QuerySet[Exercise], q: str, *, lifter: Any = None) -> QuerySet[Exercise]:
    """Keep what holds or resembles the words of `q`: `match` goes from 0, that very name, to 4, alike, by `likeness`.

    Aliases count: everyone's, and the lifter's where there is one.
    """
    typed = words(q)
    if not typed:
        return exercises.none().annotate(match=Value(0), likeness=Value(0.0))
    text = " ".join(typed)
    aliases = _aliases(lifter).annotate(folded=Upper("name"))
    in_name = [Q(name__icontains=word) for word in typed]
    anywhere = [q | Q(pk__in=aliases.filter(q).values("exercise")) for q in in_name]
    # The trigram indexes are on UPPER(name); `icontains`, too, compares that.
    alike = Q(folded__trigram_word_similar=text.upper())
    slipped = [Q(folded__regex=slips(word.upper())) for word in typed]
    rough = alike | reduce(and_, slipped)
    called = Q(name__iexact=text) | Q(pk__in=aliases.filter(name__iexact=text).values("exercise"))
    rank = Case(
        When(called | Q(resemblance__gte=0.999), then=0),  # the same words in another order, or with other signs
        When(name__istartswith=text, then=1),
        When(reduce(and_, in_name), then=2),
        When(reduce(and_, anywhere), then=3),
        default=ALIKE,
        output_field=IntegerField(),
    )
    return (
        exercises.annotate(folded=Upper("name"), resemblance=TrigramSimilarity("name", text))
        .filter(reduce(and_, anywhere) | rough | Q(pk__in=aliases.filter(rough).values("exercise")))
        .annotate(match=rank, likeness=_likeness(aliases, text))
    )


def named(lifter: Any, name: str) -> Exercise | None:
    """Return what the lifter knows by that name or alias; their own first, names before aliases."""
    called = Q(name__iexact=name) | Q(pk__in=_aliases(lifter).filter(name__iexact=name).values("exercise"))
    first = (F("created_by").asc(nulls_last=True), Case(When(name__iexact=name, then=0), default=1), "pk")
    return Exercise.objects.visible_to(lifter).filter(called).order_by(*first).first()


def _last_done(lifter: Any) -> Subquery:
    done = WorkoutSet.objects.owned_by(lifter).filter(
        exercise=OuterRef("pk"),
        logged_at__isnull=False,
        session__completed_at__isnull=False,
        session__discarded_at=None,
    )
    return Subquery(done.order_by("-performed_at").values("session__started_on")[:1])


def _aliases(lifter: Any) -> QuerySet[ExerciseAlias]:
    return ExerciseAlias.objects.filter(Q(lifter=None) | Q(lifter=lifter))


def _likeness(aliases: QuerySet[ExerciseAlias], text: str) -> Case:
    """How much the whole name or an alias resembles the text; for rough matches only, it is the dearest part."""
    of_alias = (
        aliases.filter(exercise=OuterRef("pk"))
        .order_by()
        .values("exercise")
        .annotate(best=Max(TrigramSimilarity("name", text)))
        .values("best")
    )
    best = Greatest(F("resemblance"), Coalesce(Subquery(of_alias), Value(0.0)))
    return Case(When(match=ALIKE, then=best), default=Value(0.0))
