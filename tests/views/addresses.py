"""Addresses that tests of several pages ask for."""

from uuid import uuid4

from django.urls import reverse


def log_url(entry, row=None):
    return reverse("log_set", args=[entry.uuid, row.uuid if row else uuid4()])


def edit_url(session):
    return reverse("edit_session", args=[session.uuid])
