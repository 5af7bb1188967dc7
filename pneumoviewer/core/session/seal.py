"""A seal on what a session holds: it says that this installation wrote it.

A session may come from anywhere, and anybody can write numbers into one. The seal is an HMAC-SHA-256 (RFC 2104) with a
key that never leaves the person's own folder, so that a result with a good one was computed here. Decision 30.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any

from pneumoviewer.core.files import atomic_write
from pneumoviewer.core.paths import session_key_file

_BYTES = 32


def session_key() -> bytes | None:
    """Return the installation's key, made at its first use; None where it can be neither read nor kept."""
    file = session_key_file()
    try:
        if not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic_write(file, secrets.token_bytes(_BYTES))
        key = file.read_bytes()
    except OSError:
        return None
    return key if len(key) == _BYTES else None


def seal_of(value: Mapping[str, Any], key: bytes) -> str:
    """Return the seal of plain values."""
    text = json.dumps(value, sort_keys=True, allow_nan=False)
    return hmac.new(key, text.encode(), "sha256").hexdigest()


def is_sealed(value: Mapping[str, Any], seal: object, key: bytes | None) -> bool:
    """Say whether a seal is that of plain values."""
    if key is None or not isinstance(seal, str):
        return False
    try:
        return hmac.compare_digest(seal_of(value, key).encode(), seal.encode("utf-8", "replace"))
    except ValueError:  # not a number
        return False
