"""Reading status: how many radiographs of a work list were read, and how many have their result."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pneumoviewer.core.worklist.item import WorkItem


@dataclass(frozen=True)
class ReadingStatus:
    """How far reading and predicting are; what failed is done too."""

    total: int
    read: int
    done: int

    @classmethod
    def of(cls, items: Collection[WorkItem], *, predicts: bool) -> ReadingStatus:
        """Count; with no model that predicts, what was read is done."""
        read = sum(not item.unread for item in items)
        done = sum(item.state != "waiting" for item in items) if predicts else read
        return cls(len(items), read, done)
