"""Templates that a page writes dozens of times, as they say, but fast.

Rendering one costs the engine some forty look-ups. So a template is rendered once for each shape of what it is written
with, `{name}` in place of the text of that name. It is then written by one `str.format` of that, with texts that were
escaped before. A shape is what is there and what is not: such a template may ask whether there is a text, not what it says.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString

Shape = tuple[tuple[str, Any], ...]


def filled(template: str, texts: Mapping[str, Any]) -> SafeString:
    """Write a template whose `v` are these: texts that are escaped, flags, and lists of such mappings."""
    return SafeString(_pattern(template, _shape(texts)).format_map(texts))


def marked(value: Any) -> Any:
    """Mark all texts as escaped, so that the engine, too, writes them as they stand."""
    if isinstance(value, str):
        return SafeString(value)
    if isinstance(value, list):
        return [marked(each) for each in value]
    return {name: marked(each) for name, each in value.items()} if isinstance(value, Mapping) else value


def _shape(texts: Mapping[str, Any]) -> Shape:
    items = texts.items()
    return tuple([(name, tuple(map(_shape, each)) if type(each) is list else bool(each)) for name, each in items])


@cache
def _pattern(template: str, shape: Shape) -> str:
    return str(get_template(template).render({"v": _places(shape)}))


def _places(shape: Shape, path: str = "") -> dict[str, Any]:
    """Return names in place of texts: {uuid}, or {cells[0][value]} within a list."""
    found: dict[str, Any] = {}
    for name, there in shape:
        place = f"{path}[{name}]" if path else name
        if isinstance(there, tuple):
            found[name] = [_places(each, f"{place}[{index}]") for index, each in enumerate(there)]
        else:
            found[name] = SafeString(f"{{{place}}}") if there else ""
    return found
