"""Reading pages as a lifter, or a browser, does."""

import re
from html import unescape


def fields(page):
    """What a browser would send back: the values of all inputs, chosen options and texts, without the buttons."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", page):
        name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found | dict(re.findall(r'<textarea name="([^"]*)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL))


def page(browser, address):
    """The markup of a page that is there."""
    answer = browser.get(address)
    assert answer.status_code == 200
    return text(answer)


def text(response):
    """The markup of an answer."""
    return response.content.decode()


def text_of(page):
    """What a reader sees, without the space of the markup."""
    seen = re.sub(r"<(script|template)\b.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", seen)).split())
