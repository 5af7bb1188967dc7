"""Exports never write over anything, and say why they cannot be written."""

import errno
import os
from pathlib import Path

import pytest

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.export import folder as module
from pneumoviewer.core.export.folder import ExportFolder
from pneumoviewer.core.files import save_file


def test_files_that_belong_together_get_one_number(tmp_path: Path) -> None:
    folder = ExportFolder(tmp_path / "new" / "deeper")
    assert [f.name for f in folder.save("1", {".pdf": b"a", ".png": b"b"})] == ["1.pdf", "1.png"]
    (tmp_path / "new" / "deeper" / "1-2.png").write_bytes(b"somebody's")
    assert [f.name for f in folder.save("1", {".pdf": b"c", ".png": b"d"})] == ["1-3.pdf", "1-3.png"]
    assert (folder.path / "1.pdf").read_bytes() == b"a"
    assert (folder.path / "1-2.png").read_bytes() == b"somebody's"


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "disc is full.*Free some space"), (errno.EACCES, "no permission"), (errno.EIO, "system says")],
)
def test_the_reason_is_told_and_nothing_half_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    folder, write = ExportFolder(tmp_path), module.atomic_write

    def fails(path: Path, data: bytes) -> None:
        if path.suffix == ".png":
            raise OSError(code, os.strerror(code))
        write(path, data)

    monkeypatch.setattr(module, "atomic_write", fails)
    with pytest.raises(PneumoError, match=words):
        folder.save("1", {".pdf": b"a", ".png": b"b"})
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PneumoError, match="no permission"):
        ExportFolder(tmp_path / "new")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PneumoError, match="cannot be written"):
        ExportFolder(tmp_path / "file")


def test_a_file_is_overwritten_only_where_a_person_agreed(tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    save_file(out, "one")
    with pytest.raises(PneumoError, match="there already"):
        save_file(out, "two")
    assert out.read_text() == "one"
    save_file(out, "two", overwrite=True)
    assert out.read_text() == "two"
