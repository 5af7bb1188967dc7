"""Strict JSON: no NaN and no infinity, which the format does not know."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any


def strict_json(value: Any, *, indent: int | None = None, ascii_only: bool = True) -> str:
    """Return plain values as JSON; a number that is none, or infinite, is null."""
    return json.dumps(finite(value), indent=indent, ensure_ascii=ascii_only, allow_nan=False)


def finite(value: Any) -> Any:
    """Return plain values with None in the place of each number that is none, or infinite."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [finite(each) for each in value]
    return value
