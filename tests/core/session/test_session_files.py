"""What is written is read again, and what is no session, or a damaged one, is refused with the reason."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.marks import Angle, Arrow, Length, Text
from pneumoviewer.core.radiograph.reader import from_array
from pneumoviewer.core.results import GateCheck, GateResult, Prediction
from pneumoviewer.core.session import session_file
from pneumoviewer.core.session.contents import found_again, pasted_radiograph, with_pictures
from pneumoviewer.core.session.session import Session, SessionItem, session_from, session_text
from pneumoviewer.core.session.session_file import is_session, read_session, write_session

GATE = GateResult((GateCheck("colour", True), GateCheck("grain", False, "too coarse", 3.5, 2.0)))
PREDICTION = Prediction(
    "", "cam", ("normal", "ill"), (0.25, 0.75), "ill", 0.5, ("noted",), "image hash", "model hash", "screening", GATE
)
FAR = 1e6
places = st.tuples(st.floats(-FAR, FAR), st.floats(-FAR, FAR))
marks = st.one_of(
    st.builds(Length, st.tuples(places, places)),
    st.builds(Arrow, st.tuples(places, places)),
    st.builds(Angle, st.tuples(places, places, places)),
    st.builds(Text, st.tuples(places), st.text()),
)
file_names = st.text(st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in (".", "..")
)
rows = st.builds(
    SessionItem,
    st.text(),
    st.one_of(st.none(), file_names.map(lambda name: Path("/data/day 1") / name)),
    image_sha256=st.text(),
    changed=st.booleans(),
    marks=st.lists(marks, max_size=3).map(tuple),
    note=st.text(),
    shown_anyway=st.booleans(),
    vouched=st.just(True),
)


@settings(max_examples=40)
@given(st.lists(rows, max_size=3), st.sampled_from(["/data", "/data/day 1", "/elsewhere"]))
def test_what_is_written_is_read_again(listed: list[SessionItem], folder: str) -> None:
    session = Session(tuple(listed), len(listed) - 1 if listed else None)
    assert session_from(json.loads(session_text(session, Path(folder))), Path(folder)) == session


def test_results_and_pictures_are_read_again(tmp_path: Path) -> None:
    pasted = from_array(np.arange(12, dtype=np.uint8).reshape(3, 4), "Pasted")
    file = tmp_path / "chest.png"
    listed = Session(
        (
            SessionItem("chest.png", file, prediction=replace(PREDICTION, file=str(file))),
            SessionItem("Pasted", note="mine"),
        ),
        0,
        file,
    )
    whole, left_out = with_pictures(listed, {1: pasted})
    write_session(tmp_path / "work.pneumo", whole)
    again = read_session(tmp_path / "work.pneumo")
    assert again == whole
    assert not left_out
    assert pasted_radiograph(again.items[1], 1.0).sha256 == pasted.sha256
    assert "chest.png" in (tmp_path / "work.pneumo").read_text()
    assert str(tmp_path) not in session_text(replace(whole, kept_of=None), tmp_path)


def test_a_folder_is_moved_with_its_session(tmp_path: Path) -> None:
    here, there, elsewhere = tmp_path / "here", tmp_path / "there", tmp_path / "other.png"
    write_session(
        here / "work.pneumo",
        Session((SessionItem("a.png", here / "day" / "a.png"), SessionItem("other.png", elsewhere))),
    )
    here.rename(there)
    assert [row.path for row in read_session(there / "work.pneumo").items] == [there / "day" / "a.png", elsewhere]


def test_a_file_name_that_is_no_text_is_read_again(tmp_path: Path) -> None:
    session = Session((SessionItem("\udce9.png", tmp_path / "\udce9.png", note="mine"),))  # as os.fsdecode has it
    write_session(tmp_path / "work.pneumo", session)
    assert read_session(tmp_path / "work.pneumo") == session


def test_a_picture_too_large_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pneumoviewer.core.session.contents.MAX_PICTURE_BYTES", 10)
    pasted = from_array(np.zeros((3, 4), np.uint8), "Pasted")
    session, left_out = with_pictures(Session((SessionItem("Pasted", note="mine"),)), {0: pasted})
    assert left_out == ["Pasted"]
    with pytest.raises(PneumoError, match="too large to be kept"):
        pasted_radiograph(session.items[0], 1.0)


def test_what_is_gone_is_told_from_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "words.png").write_text("no picture")
    assert found_again(tmp_path / "words.png").error is None  # reading it gives the reason
    assert "no longer there" in str(found_again(tmp_path / "gone" / "a.png").error)


def changed(**values: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda document: document | values


def first_row(**values: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda document: document | {"items": [document["items"][0] | values]}


def result(**values: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda document: first_row(prediction=document["items"][0]["prediction"] | values)(document)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda document: [], "not a session"),
        (changed(format="another"), "not a session"),
        (changed(version=2), "later PneumoViewer"),
        (changed(version="1"), "damaged"),
        (changed(shown=1), "damaged"),
        (changed(items=None), "damaged"),
        (changed(items=[7]), "damaged"),
        (first_row(path=3), "damaged"),
        (first_row(note=["no"]), "damaged"),
        (first_row(changed=1), "damaged"),
        (first_row(marks=[{"kind": "cross", "points": []}]), "damaged"),
        (first_row(marks=[{"kind": "text", "points": [[1e300, 0]], "words": ""}]), "damaged"),
        (first_row(marks=[{"kind": "text", "points": [[10**400, 0]], "words": ""}]), "damaged"),
        (first_row(picture={"png": "no base64!", "notes": []}), "damaged"),
        (result(probabilities=[]), "damaged"),
        (result(probabilities=[1.0]), "damaged"),
        (result(probabilities=[float("nan"), 0.5]), "damaged"),
        (result(probabilities=[0.9, 0.9]), "damaged"),
        (result(probabilities=[-0.5, 1.5]), "damaged"),
        (result(threshold=2.0), "damaged"),
        (result(decision="fracture"), "damaged"),
        (result(operating_point="anything"), "damaged"),
        (result(gate={"checks": [{}]}), "damaged"),
        (
            result(gate={"checks": [{"name": "a", "passed": False, "message": "{a}", "arguments": {"a": "b"}}]}),
            "damaged",
        ),
        (first_row(vouched=1), "damaged"),
        (lambda document: {name: value for name, value in document.items() if name != "items"}, "damaged"),
    ],
)
def test_what_nobody_wrote_so_is_refused(tmp_path: Path, change: Callable[[dict[str, Any]], Any], why: str) -> None:
    file = tmp_path / "work.pneumo"
    document = json.loads(
        session_text(Session((SessionItem("a.png", tmp_path / "a.png", prediction=PREDICTION),)), tmp_path)
    )
    file.write_text(json.dumps(change(document)))
    with pytest.raises(PneumoError, match=why):
        read_session(file)


def test_a_session_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "work.pneumo"
    whole = session_text(Session((SessionItem("a.png", tmp_path / "a.png", note="mine"),)), tmp_path)
    for length in range(0, len(whole) - 1, 7):
        file.write_text(whole[:length])
        with pytest.raises(PneumoError, match="damaged" if length >= 33 else "not a session"):
            read_session(file)


def test_other_files_and_those_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "work.pneumo"
    for data in (b"", b"\x89PNG\r\n", b"[" * 100_000):
        file.write_bytes(data)
        with pytest.raises(PneumoError, match="not a session"):
            read_session(file)
    with pytest.raises(PneumoError, match="could not read"):
        read_session(tmp_path)
    monkeypatch.setattr(session_file, "MAX_BYTES", 1000)
    with pytest.raises(PneumoError, match="MB"):
        read_session(file)


def test_a_session_is_told_by_its_ending() -> None:
    assert is_session(Path("a.PNEUMO"))
    assert not is_session(Path("a.pneumo.png"))
