"""What is here of what imports brought."""

from workouts.models import Import


def sessions_of(job: Import) -> int:
    """Count the workouts of an import that are still here. One statement."""
    return job.sessions.completed().count()
