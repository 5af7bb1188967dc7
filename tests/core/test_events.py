import gc
import weakref

from pneumoviewer.core.events import Signal


class Listener:
    def __init__(self, signal: Signal[int]) -> None:
        self.heard: list[int] = []
        signal.connect(self.hear)

    def hear(self, number: int) -> None:
        self.heard.append(number)


def test_a_listener_is_called_while_it_lives_and_is_not_kept_alive() -> None:
    signal: Signal[int] = Signal()
    listener, heard = Listener(signal), list[int]()
    signal.connect(lambda number: heard.append(number))
    signal.emit(1)
    assert listener.heard == heard == [1]
    gone = weakref.ref(listener)
    gc.disable()
    try:
        del listener
        assert gone() is None
    finally:
        gc.enable()
    signal.emit(2)
    assert heard == [1, 2]


def test_a_listener_that_emits_again_may_find_the_next_one_gone() -> None:
    signal: Signal[int] = Signal()
    signal.connect(lambda number: signal.emit(0) if number else None)
    gone, heard = Listener(signal), list[int]()
    signal.connect(heard.append)
    del gone
    gc.collect()
    signal.emit(1)
    assert heard == [0, 1]
