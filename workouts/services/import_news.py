"""That an import is over, which a lifter is told once: on its own page, or at the top of the next one they open."""

from workouts.models import Import, User


def spread(job: Import) -> None:
    """Have the lifter told that it is over, within the caller's transaction and as its last statements."""
    job.touch(is_news=True)
    User.objects.filter(pk=job.lifter_id).update(has_news=True)


def settle(job: Import) -> None:
    """Tell nobody any more: the lifter sees it, or took it out."""
    if job.is_news:
        Import.objects.filter(pk=job.pk).update(is_news=False)
        job.is_news = False


def take_news(lifter: User) -> list[Import]:
    """Return the imports that are over and that the lifter has not been told of; whoever asks again is told nothing.

    No statement where there are none. The lifter's flag goes first, and for itself: an import that ends meanwhile raises
    it again, and who ends one locks the import before the lifter.
    """
    if not lifter.has_news:
        return []
    User.objects.filter(pk=lifter.pk).update(has_news=False)
    fresh = Import.objects.owned_by(lifter).filter(is_news=True).order_by("finished_at")
    found = fresh.only("uuid", "lifter", "file_name", "source_format", "state", "error", "result", "is_news")
    return [job for job in found if Import.objects.filter(pk=job.pk, is_news=True).update(is_news=False)]
