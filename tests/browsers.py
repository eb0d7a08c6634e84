"""Browsers of lifters, in the middle of a week's visits: their session needs no renewal."""

from django.test import Client

from workouts.views.middleware import RENEWED_IN, this_week


def browser_of(lifter, **options):
    client = Client(**options)
    client.force_login(lifter)
    session = client.session
    session[RENEWED_IN] = this_week()
    session.save()
    return client
