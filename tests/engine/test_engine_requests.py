"""Every request has a handler that takes it and returns what its class says."""

import pkgutil
import typing

import pytest

from pneumoviewer.engine import requests
from pneumoviewer.engine.context import Context
from pneumoviewer.engine.requests import ModelRequest, Request

REQUESTS = [
    value
    for value in vars(requests).values()
    if isinstance(value, type) and issubclass(value, Request) and value not in (Request, ModelRequest)
]


def test_there_are_requests() -> None:
    assert len(REQUESTS) >= 5


@pytest.mark.parametrize("kind", REQUESTS, ids=lambda kind: kind.__name__)
def test_a_request_names_the_handler_that_answers_it(kind: type) -> None:
    handler = pkgutil.resolve_name(kind.handler)
    (answer,) = typing.get_args(kind.__orig_bases__[0])
    hints = typing.get_type_hints(handler)
    assert list(hints.values())[:2] == [kind, Context]
    assert handler.__annotations__["return"] == answer.__forward_arg__
