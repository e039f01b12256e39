"""One thread that owns one thing."""

import threading
import time
from collections.abc import Iterator

import pytest

from werkbank.model.errors import BugError, KnownError
from werkbank.store.worker import Worker


class Owned:
    """Something that notes what happens to it, and on which thread."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.chores: list[float] = []
        self.ended = False

    def touch(self) -> str:
        assert threading.get_ident() == self.thread, "touched from another thread"
        return "aangeraakt"

    def chore(self) -> None:
        self.touch()
        self.chores.append(time.monotonic())

    def end(self) -> None:
        self.touch()
        self.ended = True


@pytest.fixture
def worker() -> Iterator[Worker[Owned]]:
    made: Worker[Owned] = Worker(Owned, chore=Owned.chore, end=Owned.end)
    yield made
    made.stop()


def test_a_job_runs_on_the_owning_thread_and_answers(worker: Worker[Owned]) -> None:
    assert worker.do(Owned.touch) == "aangeraakt"
    assert worker.do(lambda owned: owned.thread) != threading.get_ident()


def test_a_failing_job_fails_for_the_one_who_asked_and_for_nobody_else(worker: Worker[Owned]) -> None:
    with pytest.raises(ZeroDivisionError):
        worker.do(lambda _: 1 / 0)
    assert worker.do(Owned.touch) == "aangeraakt"


def test_what_the_disk_says_arrives_in_our_own_words(worker: Worker[Owned]) -> None:
    def full(_: Owned) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(KnownError) as caught:
        worker.do(full)
    assert caught.value.code == "disk-full"


def test_jobs_of_many_threads_run_one_at_a_time(worker: Worker[Owned]) -> None:
    seen: list[int] = []

    def job(owned: Owned) -> None:
        owned.touch()
        seen.append(len(seen))

    threads = [threading.Thread(target=lambda: [worker.do(job) for _ in range(50)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == list(range(200))


def test_the_chore_comes_when_its_time_has_come_also_between_jobs(worker: Worker[Owned]) -> None:
    begin = time.monotonic()
    worker.do(lambda _: worker.chore_within(0.15))
    worker.do(lambda _: worker.chore_within(60))  # a later wish does not put it off
    while not worker.do(lambda owned: owned.chores) and time.monotonic() < begin + 5:
        pass
    (done,) = worker.do(lambda owned: owned.chores)
    assert 0.15 <= done - begin < 5


def test_an_idle_worker_does_its_chore_too(worker: Worker[Owned]) -> None:
    worker.do(lambda _: worker.chore_within(0.05))
    time.sleep(0.5)
    assert len(worker.do(lambda owned: owned.chores)) == 1


def test_a_chore_that_fails_does_not_stop_the_work() -> None:
    def fail(_: Owned) -> None:
        raise OSError(5, "I/O error")

    worker: Worker[Owned] = Worker(Owned, chore=fail, end=Owned.end)
    worker.do(lambda _: worker.chore_within(0))
    assert worker.do(Owned.touch) == "aangeraakt"
    worker.stop()


def test_stopping_ends_once_and_afterwards_no_job_runs() -> None:
    worker: Worker[Owned] = Worker(Owned, chore=Owned.chore, end=Owned.end)
    owned = worker.do(lambda owned: owned)
    worker.stop()
    worker.stop()
    assert owned.ended
    with pytest.raises(BugError):
        worker.do(Owned.touch)


def test_what_goes_wrong_at_the_beginning_and_at_the_end_is_told() -> None:
    def refuse(_: Owned | None = None) -> Owned:
        raise OSError(30, "Read-only file system")

    with pytest.raises(KnownError) as caught:
        Worker(refuse, chore=Owned.chore, end=Owned.end)
    assert caught.value.code == "read-only"
    worker: Worker[Owned] = Worker(Owned, chore=Owned.chore, end=lambda owned: setattr(owned, "ended", refuse()))
    with pytest.raises(KnownError):
        worker.stop()


def test_a_long_job_lets_others_go_first_and_the_end_comes_last() -> None:
    seen: list[str] = []
    ended: list[str] = []
    made: Worker[list[str]] = Worker(lambda: seen, chore=lambda _: None, end=lambda _: ended.append("end"))
    begun, go_on = threading.Event(), threading.Event()

    def long(owned: list[str]) -> None:
        begun.set()
        go_on.wait(5)
        made.let_others_go_first(owned)
        owned.append("long")

    threads = [threading.Thread(target=made.do, args=(long,))]
    threads[0].start()
    begun.wait(5)
    threads += [threading.Thread(target=made.do, args=(lambda owned: owned.append("short"),))]
    threads[1].start()
    while made._jobs.empty():
        pass
    threads += [threading.Thread(target=made.stop)]
    threads[2].start()
    while made._jobs.qsize() < 3:
        pass
    go_on.set()
    for thread in threads:
        thread.join(5)
    assert seen == ["short", "long"]
    assert ended == ["end"]
