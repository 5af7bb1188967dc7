"""Options: what can be set in a recipe, and what it can be. Knows no torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.i18n import QT_TRANSLATE_NOOP

Kind = Literal["integer", "number", "choice", "integers", "numbers", "flag", "text"]
Group = Literal["Model", "Data", "Learning", "Regularisation", "Machine"]
_KINDS = {bool: "flag", int: "integer", float: "number", str: "text"}
GROUPS: tuple[Group, ...] = ("Model", "Data", "Learning", "Regularisation", "Machine")


@dataclass(frozen=True)
class Option:
    """What a form, a help text and a check need to know of a field.

    Attributes
    ----------
    kind : str
        ``integer``, ``number``, ``choice``, ``integers`` and ``numbers`` (lists such as 64,128), ``flag`` or ``text``.
    label, help : str
        Marked for translation.
    minimum, maximum : float or None
        Both included.
    simple : bool
        Shown at once; the rest is folded under *Advanced*.
    when : tuple of (field, values)
        The field matters only where every named field has one of the values.
    """

    kind: Kind
    group: Group
    label: str
    help: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    simple: bool = False
    when: tuple[tuple[str, tuple[str | bool, ...]], ...] = ()


def option_field(
    group: Group,
    default: Any,
    label: str,
    help: str,
    *,
    limits: tuple[float, float] | None = None,
    choices: tuple[str, ...] = (),
    **more: Any,
) -> Any:
    """Return a dataclass field that carries its :class:`Option`, whose kind is that of its default and its choices."""
    one = default[0] if isinstance(default, tuple) else default
    name = "choice" if choices else _KINDS[type(one)]
    kind: Any = f"{name}s" if isinstance(default, tuple) else name
    minimum, maximum = limits or (None, None)
    option = Option(kind, group, label, help, minimum, maximum, choices, **more)
    return field(default=default, metadata={"option": option})


def refused(name: str, value: object, why: str, allowed: str, **more: object) -> PneumoError:
    """Return the error that names a field, the rule its value breaks, and what it may be instead."""
    return PneumoError(
        QT_TRANSLATE_NOOP("errors", "{field} cannot be {value}"),
        why,
        QT_TRANSLATE_NOOP("errors", "Choose from: {allowed}"),
        field=name,
        value=value,
        allowed=allowed,
        **more,
    )


def checked(name: str, option: Option, value: Any) -> Any:
    """Return a value as the field's type; texts are read.

    Raises
    ------
    PneumoError
        Where the field cannot have it.
    """
    if option.kind == "choice":
        if value not in option.choices:
            raise refused(name, value, QT_TRANSLATE_NOOP("errors", "it is not a choice"), ", ".join(option.choices))
        return value
    if option.kind == "text":
        return str(value)
    if option.kind == "flag":
        known = {
            "true": True,
            "yes": True,
            "on": True,
            "1": True,
            "false": False,
            "no": False,
            "off": False,
            "0": False,
        }
        read = known.get(str(value).lower())
        if read is None:
            raise refused(name, value, QT_TRANSLATE_NOOP("errors", "it is neither yes nor no"), "yes, no")
        return read
    allowed = f"{option.minimum:g} – {option.maximum:g}"
    try:
        if option.kind in {"integers", "numbers"}:
            parts = value.replace(" ", "").split(",") if isinstance(value, str) else list(value)
            numbers: list[float] = [_integer(p) if option.kind == "integers" else float(p) for p in parts]
        elif option.kind == "integer":
            numbers = [_integer(value)]
        else:
            numbers = [float(value)]
    except (TypeError, ValueError, OverflowError):
        raise refused(name, value, QT_TRANSLATE_NOOP("errors", "it is not a number of this kind"), allowed) from None
    assert option.minimum is not None
    assert option.maximum is not None
    if not numbers or not all(option.minimum <= n <= option.maximum for n in numbers):
        raise refused(name, value, QT_TRANSLATE_NOOP("errors", "it is out of range"), allowed)
    return tuple(numbers) if option.kind in {"integers", "numbers"} else numbers[0]


def _integer(value: Any) -> int:
    number = int(value)
    if isinstance(value, bool) or (isinstance(value, float) and number != value):
        raise ValueError(value)
    return number
