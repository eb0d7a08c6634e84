"""The sheet with the plates of a set."""

import re
from html import unescape

from django.urls import reverse


def words(answer):
    """Return the text of a page as it is read."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def sheet(browser, entry, **sent):
    return browser.get(reverse("entry_plates", args=[entry.uuid]), sent)
