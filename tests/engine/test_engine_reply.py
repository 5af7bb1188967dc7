from pneumoviewer.core.errors import PneumoError
from pneumoviewer.engine.reply import Reply


class Heard:
    """What a reply called."""

    def __init__(self) -> None:
        self.stops = 0
        self.calls: list[object] = []
        self.reply: Reply[str] = Reply(self.stop).then(self.calls.append, self.calls.append, self.calls.append)

    def stop(self) -> None:
        self.stops += 1


def test_it_ends_once() -> None:
    heard, error = Heard(), PneumoError("late")
    heard.reply.report(0.5)
    heard.reply.resolve("answer")
    heard.reply.reject(error)
    heard.reply.report(0.9)
    heard.reply.cancel()
    assert heard.calls == [0.5, "answer"]
    assert heard.stops == 0
    assert not heard.reply.waiting
    heard = Heard()
    heard.reply.reject(error)
    heard.reply.resolve("answer")
    assert heard.calls == [error]


def test_what_comes_after_a_cancel_is_dropped() -> None:
    heard = Heard()
    heard.reply.cancel()
    heard.reply.cancel()
    heard.reply.report(0.5)
    heard.reply.resolve("answer")
    heard.reply.reject(PneumoError("late"))
    assert heard.calls == []
    assert heard.stops == 1


def test_what_is_stopped_is_still_answered() -> None:
    heard = Heard()
    heard.reply.stop()
    heard.reply.resolve("answer")
    assert heard.calls == ["answer"]
    assert heard.stops == 1
