"""The work list in every order, filtered, with patients together, and what was removed."""

from pathlib import Path

import pytest
from dicom_fakes import write_dicom
from worklist_fakes import answered, choose_model_of

from pneumoviewer.core.errors import PneumoError
from pneumoviewer.core.radiograph.discovery import Discovery
from pneumoviewer.core.results import GateCheck, GateResult, Prediction
from pneumoviewer.core.worklist.arrangement import Arrangement, Heading
from pneumoviewer.core.worklist.item import WorkItem
from pneumoviewer.core.worklist.reading_status import ReadingStatus
from pneumoviewer.core.worklist.worklist import WorkList

CLASSES = ("normal", "bacterial", "viral")
ADDED = ["b10", "b9", "a", "doubted", "Waiting", "broken"]


def item(name: str, *probabilities: float, decision: str = "normal", passed: bool = True, **more: object) -> WorkItem:
    prediction = None
    if probabilities:
        gate = GateResult((GateCheck("size", passed, "" if passed else "It is small"),))
        prediction = Prediction("", "m", CLASSES, probabilities, decision, 0.5, (), "a", "b", gate=gate)
    return answered(WorkItem(name, **more), prediction)


def dicom_item(folder: Path, name: str, patient: str, study: str, date: str, number: int = 1) -> WorkItem:
    path = write_dicom(folder / name, patient, study, date, InstanceNumber=number)
    (found,) = Discovery([path])
    return WorkItem(name, path, found.study)


@pytest.fixture
def work_list() -> WorkList:
    work_list = WorkList()
    choose_model_of(work_list, Prediction("", "m", CLASSES, (1.0, 0.0, 0.0), "normal", 0.5, (), "a", "b"))
    return work_list


@pytest.fixture
def mixed(work_list: WorkList) -> WorkList:
    items = [
        item("b10", 0.2, 0.7, 0.1, decision="bacterial"),
        item("b9", 0.9, 0.06, 0.04),
        item("a", 0.45, 0.1, 0.45, decision="viral"),
        item("doubted", 0.01, 0.98, 0.01, decision="bacterial", passed=False),
        item("Waiting"),
        item("broken", refusal=PneumoError("x", "y", "z")),
    ]
    work_list.insert(0, items)
    return work_list


def names(items: list[WorkItem]) -> list[str]:
    return [item.name for item in items]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("added", ADDED),
        ("name", ["a", "b9", "b10", "broken", "doubted", "Waiting"]),
        ("pneumonia", ["b10", "a", "b9", "doubted", "Waiting", "broken"]),  # nothing is told of what is withheld
        ("confidence", ["a", "b10", "b9", "doubted", "Waiting", "broken"]),
        ("decision", ["b9", "b10", "a", "doubted", "Waiting", "broken"]),
    ],
)
def test_orders(mixed: WorkList, order: str, expected: list[str]) -> None:
    mixed.arrange(Arrangement(order=order))
    assert names(mixed.shown) == expected
    assert names(mixed.items) == ADDED


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("normal", ["b9"]),
        ("pneumonia", ["b10", "a"]),
        ("doubted", ["doubted"]),
        ("failed", ["broken"]),
        ("waiting", ["Waiting"]),
    ],
)
def test_kinds(mixed: WorkList, kind: str, expected: list[str]) -> None:
    mixed.arrange(Arrangement(kind=kind))
    assert names(mixed.shown) == expected
    mixed.arrange(Arrangement())
    assert len(mixed.shown) == 6


def test_what_is_shown_although_a_check_failed_is_ordered_by_its_result(mixed: WorkList) -> None:
    mixed.items[3].shown_anyway = True
    mixed.arrange(Arrangement(order="pneumonia"))
    assert names(mixed.shown)[0] == "doubted"


def test_names_are_found_in_capitals_and_small_letters(mixed: WorkList) -> None:
    mixed.arrange(Arrangement(words="WAIT"))
    assert names(mixed.shown) == ["Waiting"]


def test_taking_and_putting_back_keeps_every_order(mixed: WorkList) -> None:
    mixed.arrange(Arrangement(order="name"))
    mixed.remove([mixed.shown[0], mixed.shown[2], mixed.shown[3]])
    assert names(mixed.shown) == ["b9", "doubted", "Waiting"]
    assert mixed.undo_remove() is not None
    assert names(mixed.shown) == ["a", "b9", "b10", "broken", "doubted", "Waiting"]
    assert names(mixed.items) == ADDED
    assert mixed.undo_remove() is None


def test_changes_are_heard_of_with_what_is_new_and_what_is_gone(mixed: WorkList) -> None:
    heard: list[tuple[list[str], list[str], int]] = []
    mixed.shown_changed.connect(lambda new, gone: heard.append((names(new), names(gone), len(mixed.shown))))
    mixed.insert(0, [item("new")])
    mixed.remove(mixed.items[:1])
    mixed.rearrange()  # which changes nothing
    mixed.arrange(Arrangement(order="name"))
    assert heard == [(["new"], [], 7), ([], ["new"], 6), ([], [], 6)]


def test_reading_status_counts_what_failed_as_done(mixed: WorkList) -> None:
    assert ReadingStatus.of(mixed.items, predicts=True) == ReadingStatus(6, 5, 5)
    mixed.items[4].mark_read("a")
    assert ReadingStatus.of(mixed.items, predicts=True) == ReadingStatus(6, 6, 5)
    assert ReadingStatus.of(mixed.items, predicts=False) == ReadingStatus(6, 6, 6)


# --- patients ------------------------------------------------------------------------------------------------------


def headings(work_list: WorkList) -> list[tuple[str, Heading | None]]:
    return [(e.name, work_list.heading_of(e) if work_list.is_headed(e) else None) for e in work_list.shown]


def test_priors_of_a_patient_stand_together_the_latest_first(work_list: WorkList, tmp_path: Path) -> None:
    work_list.insert(0, [dicom_item(tmp_path, "first", "1", "1.1", "20230101"), item("loose")])
    assert headings(work_list) == [("first", Heading(1, 1, 1)), ("loose", Heading())]
    later = [
        dicom_item(tmp_path, "other", "2", "1.2", "20200101"),
        dicom_item(tmp_path, "now 2", "1", "1.3", "20240101", 2),
        dicom_item(tmp_path, "prior", "1", "1.4", "20200101"),
        dicom_item(tmp_path, "now 1", "1", "1.3", "20240101", 1),
    ]
    work_list.insert(2, later)
    assert headings(work_list) == [
        ("now 1", Heading(1, 3, 3)),
        ("now 2", None),
        ("first", Heading(1, 2, 3)),
        ("prior", Heading(1, 1, 3)),
        ("loose", Heading()),
        ("other", Heading(2, 1, 1)),
    ]


def test_a_patient_keeps_the_number(work_list: WorkList, tmp_path: Path) -> None:
    items = [dicom_item(tmp_path, f"{n}", f"{n}", f"1.{n}", "20230101") for n in range(3)]
    work_list.insert(0, items)
    work_list.remove([items[0]])
    work_list.insert(0, [dicom_item(tmp_path, "new", "9", "1.9", "20230101")])
    assert headings(work_list) == [(name, Heading(n, 1, 1)) for name, n in (("new", 4), ("1", 2), ("2", 3))]


def test_pictures_of_nobody_known_have_no_headings_among_themselves(mixed: WorkList) -> None:
    assert {heading for _, heading in headings(mixed)} == {None}


def test_other_orders_have_no_headings(work_list: WorkList, tmp_path: Path) -> None:
    work_list.insert(0, [dicom_item(tmp_path, "a", "1", "1.1", "20230101"), item("loose")])
    work_list.arrange(Arrangement(order="name"))
    assert {heading for _, heading in headings(work_list)} == {None}
