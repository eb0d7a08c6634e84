"""The pages. A verb is an address of its own and takes POST; GET never writes."""

from django.urls import path

from workouts.views import (
    entries,
    exercises,
    history,
    home,
    offline,
    plates,
    profile,
    queue,
    routines,
    sessions,
    sets,
    stats,
)

urlpatterns = [
    path("", home.show, name="home"),
    # Workouts
    path("sessions/start/", sessions.start, name="start"),
    path("sessions/<uuid:uuid>/", sessions.show, name="session"),
    path("sessions/<uuid:uuid>/again/", sessions.again, name="start_again"),
    path("sessions/<uuid:uuid>/finish/", sessions.finish, name="finish"),
    path("sessions/<uuid:uuid>/discard/", sessions.discard, name="discard"),
    path("sessions/<uuid:uuid>/describe/", sessions.describe, name="describe"),
    path("sessions/<uuid:uuid>/delete/", sessions.delete, name="delete_session"),
    path("sessions/<uuid:uuid>/rest/", sessions.rest, name="rest"),
    path("sessions/<uuid:uuid>/records/", history.records, name="session_records"),
    path("sessions/<uuid:uuid>/exercises/", entries.add, name="add_exercise"),
    path("entries/<uuid:uuid>/", entries.menu, name="entry_menu"),
    path("entries/<uuid:uuid>/note/", entries.note, name="entry_note"),
    path("entries/<uuid:uuid>/units/", entries.units, name="entry_units"),
    path("entries/<uuid:uuid>/remove/", entries.remove, name="remove_exercise"),
    path("entries/<uuid:uuid>/sets/", sets.add, name="add_set"),
    path("entries/<uuid:entry_uuid>/sets/<uuid:uuid>/log/", sets.log, name="log_set"),
    path("entries/<uuid:uuid>/plates/", plates.show, name="entry_plates"),
    path("entries/<uuid:uuid>/bar/", plates.choose, name="choose_bar"),
    path("entries/<uuid:uuid>/warmups/", plates.warm_up, name="insert_warmups"),
    path("sets/<uuid:uuid>/", sets.menu, name="set_menu"),
    path("sets/<uuid:uuid>/type/", sets.retype, name="retype_set"),
    path("sets/<uuid:uuid>/change/", sets.change, name="change_set"),
    path("sets/<uuid:uuid>/uncheck/", sets.uncheck, name="uncheck_set"),
    path("sets/<uuid:uuid>/delete/", sets.delete, name="delete_set"),
    # Without a network
    path("queue/hello/", queue.hello, name="hello"),
    path("worker.js", offline.worker, name="worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("offline/", offline.offline, name="offline"),
    # Routines
    path("routines/new/", routines.create, name="new_routine"),
    path("routines/<uuid:uuid>/", routines.edit, name="routine"),
    path("routines/<uuid:uuid>/start/", sessions.start_routine, name="start_routine"),
    path("routines/<uuid:uuid>/delete/", routines.delete, name="delete_routine"),
    # Looking back
    path("history/", history.index, name="history"),
    path("progress/", stats.show, name="progress"),
    path("exercises/", exercises.index, name="exercises"),
    path("exercises/new/", exercises.create, name="new_exercise"),
    path("exercises/<int:pk>/", exercises.show, name="exercise"),
    # The lifter
    path("profile/", profile.show, name="profile"),
    path("profile/keys/", profile.new_key, name="new_key"),
    path("profile/keys/<int:pk>/revoke/", profile.revoke_key, name="revoke_key"),
]
