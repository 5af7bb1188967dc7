"""No patient on two sides, every class everywhere, the same seed the same split."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pneumoviewer.core.dataset.scan import Dataset, Item, scan
from pneumoviewer.core.dataset.split import apply_split, ensure_split, save_split, split_by_patient
from pneumoviewer.core.errors import PneumoError

LABELS = ("normal", "bacterial", "viral")


def dataset(*rows: tuple[str, str, str | None], source: str = "none") -> Dataset:
    """Patient, label and split of each image."""
    items = tuple(Item(f"{n:05}.png", *row) for n, row in enumerate(rows))
    return Dataset(Path("somewhere"), items, source, (), "fingerprint")


def patients(label: str, count: int, split: str | None = None, images: int = 1) -> list[tuple[str, str, str | None]]:
    return [(f"{split}/{label}{n}", label, split) for n in range(count) for _ in range(images)]


def sides(split: Dataset) -> dict[str, set[str | None]]:
    out: dict[str, set[str | None]] = defaultdict(set)
    for item in split.items:
        out[item.patient].add(item.split)
    return out


def splits(data: Dataset) -> list[str | None]:
    return [item.split for item in data.items]


# Each patient: how many images of each label. Some children have both bacterial and viral images.
_children = st.lists(st.tuples(*[st.integers(0, 5)] * 3).filter(any), min_size=1, max_size=60)


@settings(deadline=None)
@given(_children, st.integers(0, 2**31 - 1))
def test_no_patient_is_on_two_sides_and_no_class_missing(children: list[tuple[int, ...]], seed: int) -> None:
    data = dataset(
        *(
            (f"p{number}", label, None)
            for number, images in enumerate(children)
            for label, count in zip(LABELS, images, strict=True)
            for _ in range(count)
        )
    )
    split = split_by_patient(data, seed)
    assert split == split_by_patient(data, seed)
    assert all(len(side) == 1 for side in sides(split).values())
    for position, label in enumerate(LABELS):
        alone = sum(bool(images[position]) and sum(map(bool, images)) == 1 for images in children)
        parts = {item.split for item in split.items if item.label == label}
        if alone >= 3:
            assert parts == {"train", "val", "test"}


def test_every_part_has_its_share_of_every_label() -> None:
    rows = patients("normal", 300) + patients("bacterial", 100, images=5) + patients("viral", 50, images=2)
    split = split_by_patient(dataset(*rows), seed=3)
    for counts, share in zip(split.counts("three").values(), (0.8, 0.1, 0.1), strict=True):
        for label, total in (("normal", 300), ("bacterial", 500), ("viral", 100)):
            assert counts[label] == pytest.approx(share * total, rel=0.06)


def test_another_seed_is_another_split_and_fractions_are_obeyed() -> None:
    data = dataset(*patients("normal", 40), *patients("viral", 40))
    assert split_by_patient(data, 0) != split_by_patient(data, 1)
    halves = split_by_patient(data, fractions=(0.5, 0.5, 0.0))
    assert [len(halves.indices(split)) for split in ("train", "val", "test")] == [40, 40, 0]


def test_the_order_of_files_does_not_matter() -> None:
    data = dataset(*patients("normal", 30), *patients("viral", 30, images=2))
    backwards = replace(data, items=data.items[::-1])
    assert splits(split_by_patient(backwards, 5))[::-1] == splits(split_by_patient(data, 5))


@pytest.mark.parametrize("given", [None, "train"])
def test_without_a_split_or_with_train_alone_all_is_split(given: str | None) -> None:
    split = ensure_split(dataset(*patients("normal", 20, given), *patients("viral", 20, given)), seed=1)
    assert split.split_source == "patients"
    assert set(splits(split)) == {"train", "val", "test"}


def test_a_whole_split_stays_as_it_is() -> None:
    rows = [row for split in ("train", "val") for label in ("normal", "viral") for row in patients(label, 2, split)]
    data = dataset(*rows, source="split.csv")
    assert ensure_split(data, seed=1) is data


def test_missing_validation_is_taken_from_train_by_patient_and_test_is_not_touched() -> None:
    rows = [
        row for split in ("train", "test") for label in ("normal", "viral") for row in patients(label, 30, split, 2)
    ]
    data = dataset(*rows, source="folders")
    split = ensure_split(data, seed=1)
    assert split.split_source == "folders+patients"
    assert len(split.indices("val")) == 12
    assert all(len(side) == 1 for side in sides(split).values())
    assert split.indices("test").tolist() == data.indices("test").tolist()


def test_validation_that_lacks_a_label_is_completed() -> None:
    train = [row for label in LABELS for row in patients(label, 30, "train")]
    data = dataset(*train, *patients("normal", 8, "val"), *patients("bacterial", 8, "val"), source="folders")
    split = ensure_split(data, seed=1)
    assert set(data.indices("val")) < set(split.indices("val"))
    assert split.counts("three")["val"] == {"normal": 11, "bacterial": 11, "viral": 3}


def test_too_few_patients_are_refused_with_the_mend() -> None:
    data = dataset(*patients("normal", 20), *patients("bacterial", 20), *patients("viral", 1, images=9))
    with pytest.raises(PneumoError, match="none with “viral” is left for “val”") as refused:
        ensure_split(data, seed=0)
    assert "three or more" in refused.value.next_step
    assert set(splits(ensure_split(data, 0, labels="binary"))) == {"train", "val", "test"}


def test_a_class_without_images_is_refused_where_the_recipe_needs_it() -> None:
    data = dataset(*patients("normal", 20), *patients("bacterial", 20))
    assert ensure_split(data, 0, labels="binary").split_source == "patients"
    with pytest.raises(PneumoError, match="no images of viral"):
        ensure_split(data, 0, labels="three")


@pytest.mark.parametrize("given", ["val", "test"])
def test_nothing_to_train_on_is_refused(given: str) -> None:
    with pytest.raises(PneumoError, match="none to train on"):
        ensure_split(dataset(*patients("normal", 9, given), *patients("viral", 9, given)), seed=0)


def test_a_saved_split_is_applied_exactly(tmp_path: Path) -> None:
    for name in [f"{label}/{n}, of {label}.png" for label in ("normal", "viral") for n in range(12)]:
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).touch()
    data = scan(tmp_path / "data")
    made = ensure_split(data, seed=7)
    saved = tmp_path / "split.csv"
    saved.write_bytes(save_split(made))
    assert apply_split(data, saved) == replace(made, split_source="saved")


def test_files_on_one_side_only_become_problems(tmp_path: Path) -> None:
    made = split_by_patient(dataset(*patients("normal", 12), *patients("viral", 12)))
    (tmp_path / "split.csv").write_bytes(save_split(replace(made, items=made.items[1:])))
    applied = apply_split(replace(made, items=made.items[:-1]), tmp_path / "split.csv")
    assert applied.items == made.items[1:-1]
    assert {one.file for one in applied.left_out} == {made.items[0].file, made.items[-1].file}


def test_a_split_of_another_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "split.csv").write_text("file,patient,label,split\nother.png,o,normal,train\n")
    with pytest.raises(PneumoError, match="it names none of the files there"):
        apply_split(dataset(*patients("normal", 3)), tmp_path / "split.csv")
    with pytest.raises(PneumoError, match="cannot be read"):
        apply_split(dataset(*patients("normal", 3)), tmp_path / "gone.csv")


def test_normal_images_have_no_part_in_telling_bacterial_from_viral() -> None:
    data = dataset(*(row for label in LABELS for row in patients(label, 5)))
    assert data.classes("bacterial_viral") == ("bacterial", "viral")
    assert set(data.targets("bacterial_viral").tolist()) == {-1, 0, 1}
    split = ensure_split(data, 0, "bacterial_viral")
    assert {item.label for item in split.items} == {"bacterial", "viral"}
    assert sum(sum(n.values()) for n in split.counts("bacterial_viral").values()) == 10
    assert data.counts("bacterial_viral") == {"all": {"bacterial": 5, "viral": 5}}
    with pytest.raises(PneumoError, match="no images of viral"):
        ensure_split(dataset(*patients("normal", 5), *patients("bacterial", 5)), 0, "bacterial_viral")
