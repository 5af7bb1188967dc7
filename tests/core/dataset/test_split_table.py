"""`split.csv` as spreadsheets write it: read, or refused by naming what is wrong."""

from pathlib import Path

import pytest

from pneumoviewer.core.dataset.dataset import Item
from pneumoviewer.core.dataset.split_table import labels_in, read_table
from pneumoviewer.core.errors import PneumoError

HEAD = ("file", "patient", "label", "split")
ROWS = (("img/Müller 1.png", "p1", "normal", "train"), ("img/2.png", "p2", "viral", "test"))
ITEMS = [Item(*row) for row in ROWS]


def written(folder: Path, text: str, coding: str = "utf-8") -> Path:
    path = folder / "split.csv"
    path.write_bytes(text.encode(coding))
    return path


def joined(separator: str, end: str = "\r\n", quote: str = "") -> str:
    return end.join(separator.join(f"{quote}{cell}{quote}" for cell in row) for row in (HEAD, *ROWS)) + end


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_and_coding_are_found_out(tmp_path: Path, separator: str, coding: str) -> None:
    assert read_table(written(tmp_path, joined(separator), coding)) == (ITEMS, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_first_line_may_tell_the_separator(tmp_path: Path, head: str, end: str) -> None:
    assert read_table(written(tmp_path, head + end + joined(";", end), "utf-8-sig")) == (ITEMS, [])
    assert read_table(written(tmp_path, joined(";", end, '"')))[0] == ITEMS


def test_a_line_is_told_as_an_editor_counts_it(tmp_path: Path) -> None:
    rows = "sep=;\nfile;patient;label;split\na.png;p;normal;train\nb.png;p;viral;test\n"
    with pytest.raises(PneumoError, match="lines 3 and 4 put one patient"):
        read_table(written(tmp_path, rows))


def test_names_of_a_windows_spreadsheet_without_unicode_are_read(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "Müller 1.png").touch()
    assert read_table(written(tmp_path, joined(";"), "cp1252")) == (ITEMS, [])


def test_empty_rows_of_a_spreadsheet_are_no_rows(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, joined(";") + ";;;\r\n;;;\r\n")) == (ITEMS, [])


def test_missing_columns_are_told_with_the_separator(tmp_path: Path) -> None:
    with pytest.raises(PneumoError, match="lacks the columns split, read with “;” between"):
        read_table(written(tmp_path, "File;Patient;Label\na;b;c\n"))


def test_a_table_in_a_damaged_coding_is_told_by_its_coding(tmp_path: Path) -> None:
    path = tmp_path / "split.csv"
    path.write_bytes(joined(",").encode("utf-16")[:-1])
    with pytest.raises(PneumoError, match="begins like UTF-16 and does not go on like it"):
        read_table(path)


def test_labels_are_counted_as_they_are_written(tmp_path: Path) -> None:
    assert labels_in(written(tmp_path, joined(";"), "utf-16")) == {"normal": 1, "viral": 1}
