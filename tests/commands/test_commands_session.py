"""Sessions on the command line stand for the files that they list."""

from pathlib import Path

import pytest

from pneumoviewer.commands.inputs import Inputs
from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.session.session import Session, SessionItem
from pneumoviewer.core.session.session_file import write_session


def test_a_session_stands_for_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "b.png", tmp_path / "a.png", tmp_path / "other.png"]
    session = tmp_path / "work.pneumo"
    write_session(
        session,
        Session((SessionItem("b.png", files[0]), SessionItem("Pasted", note="mine"), SessionItem("a.png", files[1]))),
    )
    assert Inputs.of([session, files[2]]).files == files
    assert "not a file: 1 of work.pneumo" in capsys.readouterr().err


def test_a_damaged_session_is_told(tmp_path: Path) -> None:
    (tmp_path / "work.pneumo").write_text("{}")
    with pytest.raises(PneumoError, match="not a session"):
        Inputs.of([tmp_path / "work.pneumo"])
