"""What a model says of a radiograph beside what its folder says."""

from pathlib import Path

import pytest
from worklist_fakes import answered

from pneumoviewer.core.results import GateCheck, GateResult, Prediction, decide
from pneumoviewer.core.worklist.agreement import Agreement, AgreementCounts
from pneumoviewer.core.worklist.item import WorkItem

BINARY, THREE = ("normal", "pneumonia"), ("normal", "bacterial", "viral")


def labelled(
    label: str | None,
    *probabilities: float,
    classes: tuple[str, ...] = THREE,
    passed: bool = True,
    path: Path | None = None,
) -> WorkItem:
    item, answer = WorkItem("", path, label=label), None
    if probabilities:
        decision = classes[decide(probabilities, classes, 0.5)]
        gate = GateResult((GateCheck("size", passed, "" if passed else "It is small"),))
        answer = Prediction("", "m", classes, probabilities, decision, 0.5, (), "image", "model", gate=gate)
    return answered(item, answer)


@pytest.mark.parametrize(
    ("item", "right", "error"),
    [
        (labelled("viral", 0.3, 0.7, classes=BINARY), True, 0.3),
        (labelled("normal", 0.3, 0.7, classes=BINARY), False, 0.7),
        (labelled("pneumonia", 0.3, 0.4, 0.3), True, 0.3),
        (labelled("pneumonia", 0.6, 0.3, 0.1), False, 0.6),
        (labelled("viral", 0.1, 0.6, 0.3), False, 0.7),
        (labelled("normal", 0.4, 0.6, classes=("bacterial", "viral")), None, None),
        (labelled("viral", 0.1, 0.6, 0.3, passed=False), None, None),
        (labelled("viral"), None, None),
        (labelled(None, 0.1, 0.6, 0.3), None, None),
        (labelled(None, 0.2, 0.8, classes=("one", "two"), path=Path("/x/two/1.png")), True, 0.2),
    ],
)
def test_right_is_what_the_models_classes_can_say_of_the_label(
    item: WorkItem, right: bool | None, error: float | None
) -> None:
    agreement = Agreement.of(item)
    assert agreement.right is right
    assert agreement.error == (None if error is None else pytest.approx(error))


def test_counts_leave_out_what_is_withheld() -> None:
    items = [
        labelled("normal", 0.2, 0.7, 0.1),
        labelled("viral", 0.1, 0.1, 0.8),
        labelled("normal", 0.01, 0.98, 0.01, passed=False),
        labelled("viral"),
        labelled(None, 0.05, 0.9, 0.05),
    ]
    assert AgreementCounts.of(items) == AgreementCounts(all=5, predicted=4, labelled=4, withheld=1, judged=2, right=1)
