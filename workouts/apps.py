from django.apps import AppConfig
from django.db.backends.signals import connection_created

from workouts import meter


class WorkoutsConfig(AppConfig):
    name = "workouts"
    verbose_name = "Workouts"

    def ready(self) -> None:
        connection_created.connect(meter.attach)
