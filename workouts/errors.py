"""What services raise when the lifter has to decide something. The sentence is shown as it stands."""


class WorkoutError(Exception):
    """A rule said no; nothing was stored. `status` is the HTTP status that says so."""

    status = 409

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class Conflict(WorkoutError):
    """Something else is in the way: another workout in progress, a taken number, an id of something else."""


class Discarded(Conflict):
    """The workout was thrown away on another device; what this one still has of it can become a workout all the same."""


class Gone(WorkoutError):
    """The thing was deleted; what arrives for it later is not stored."""

    status = 410


class Invalid(WorkoutError):
    """The values can't be right. `details` has the fields at fault."""

    status = 422
