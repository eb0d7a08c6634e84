"""The pages. A verb is an address of its own and takes POST; GET never writes."""

from django.urls import path, register_converter

from workouts.views import (
    arrangement,
    bodyweight,
    entries,
    exercises,
    finishing,
    history,
    home,
    offline,
    past,
    plates,
    profile,
    queue,
    reports,
    routines,
    sessions,
    sets,
    stats,
)
from workouts.views.converters import DayConverter, MonthConverter, YearConverter

register_converter(DayConverter, "day")
register_converter(MonthConverter, "month")
register_converter(YearConverter, "year")

urlpatterns = [
    path("", home.show, name="home"),
    # Workouts
    path("sessions/start/", sessions.start, name="start"),
    path("sessions/<uuid:uuid>/", sessions.show, name="session"),
    path("sessions/<uuid:uuid>/again/", sessions.again, name="start_again"),
    path("sessions/<uuid:uuid>/finish/", finishing.finish, name="finish"),
    path("sessions/<uuid:uuid>/discard/", sessions.discard, name="discard"),
    path("sessions/<uuid:uuid>/describe/", sessions.describe, name="describe"),
    path("sessions/<uuid:uuid>/go-on/", finishing.go_on, name="go_on"),
    path("sessions/past/", past.enter, name="enter_past"),
    path("sessions/<uuid:uuid>/edit/", past.edit, name="edit_session"),
    path("sessions/<uuid:uuid>/save-as-routine/", past.save_as_routine, name="save_as_routine"),
    path("sessions/<uuid:uuid>/delete/", past.delete, name="delete_session"),
    path("sessions/<uuid:uuid>/restore/", past.restore, name="restore_session"),
    path("sessions/<uuid:uuid>/rest/", sessions.rest, name="rest"),
    path("sessions/<uuid:uuid>/records/", history.records, name="session_records"),
    path("sessions/<uuid:uuid>/exercises/", entries.add, name="add_exercise"),
    path("sessions/<uuid:uuid>/order/", arrangement.show, name="order"),
    path("entries/<uuid:uuid>/", entries.menu, name="entry_menu"),
    path("entries/<uuid:uuid>/note/", entries.note, name="entry_note"),
    path("entries/<uuid:uuid>/units/", entries.units, name="entry_units"),
    path("entries/<uuid:uuid>/remove/", entries.remove, name="remove_exercise"),
    path("entries/<uuid:uuid>/restore/", entries.restore, name="restore_exercise"),
    path("entries/<uuid:uuid>/move/", arrangement.move, name="move_exercise"),
    path("entries/<uuid:uuid>/superset/", arrangement.superset, name="superset"),
    path("entries/<uuid:uuid>/replace/", arrangement.replace, name="replace_exercise"),
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
    path("sets/<uuid:uuid>/restore/", sets.restore, name="restore_set"),
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
    path("history/deleted/", past.deleted, name="deleted_workouts"),
    path("progress/", stats.show, name="progress"),
    path("progress/calendar/", stats.month, name="calendar"),
    path("progress/months/<month:month>/", reports.month, name="month_report"),
    path("progress/years/<year:year>/", reports.year, name="year_report"),
    path("exercises/", exercises.index, name="exercises"),
    path("exercises/new/", exercises.create, name="new_exercise"),
    path("exercises/<int:pk>/", exercises.show, name="exercise"),
    path("exercises/<int:pk>/sets/", exercises.sets, name="exercise_sets"),
    path("exercises/<int:pk>/note/", exercises.pin, name="pin_note"),
    path("exercises/<int:pk>/units/", exercises.units, name="exercise_units"),
    # The lifter
    path("profile/", profile.show, name="profile"),
    path("profile/bodyweight/", bodyweight.index, name="bodyweight"),
    path("profile/bodyweight/<day:day>/", bodyweight.edit, name="weighing"),
    path("profile/bodyweight/<day:day>/delete/", bodyweight.delete, name="delete_weighing"),
    path("profile/keys/", profile.new_key, name="new_key"),
    path("profile/keys/<int:pk>/revoke/", profile.revoke_key, name="revoke_key"),
]
