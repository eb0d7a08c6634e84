"""Form fields: a control with what a screen reader needs to know about it."""

from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def control(
    field: BoundField, *, hint: Any = "", wrong: Any = "", autocomplete: str = "", plain: bool = False
) -> SafeString:
    """Draw the input, named by its label and described by its hint and its error, whose ids end in -hint and -wrong."""
    described = [f"{field.auto_id}-{part}" for part, text in (("hint", hint), ("wrong", wrong)) if text]
    attrs = {
        "aria-describedby": " ".join(described) or False,
        "aria-invalid": "true" if wrong else False,
        "placeholder": False,  # the label says it, and stays
    }
    if is_tick(field):
        return field.as_widget(attrs=attrs)
    attrs |= {"class": "input"}
    if autocomplete:
        attrs["autocomplete"] = autocomplete
    if plain:
        attrs |= {"autocapitalize": "none", "spellcheck": "false"}
    return field.as_widget(attrs=attrs)


@register.simple_tag
def hint_of(field: BoundField, hint: Any = "", bare: bool = False) -> Any:
    """Return what stands below the control; `bare` leaves out what the form would say."""
    return "" if bare else hint or field.help_text


@register.filter
def field(form: BaseForm, name: str) -> BoundField:
    return form[name]


@register.filter
def is_tick(field: BoundField) -> bool:
    return getattr(field.field.widget, "input_type", "") == "checkbox"


@register.filter
def is_select(field: BoundField) -> bool:
    return getattr(field.field.widget, "input_type", "") == "select"
