"""One piece of work for each file, in as many processes as pay; the outcomes come in the files' order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from cards.diagnostics import Diagnostic, Location, Severity
from cards.shop.cards import Failed, Outcome, Work
from cards.shop.orders import CardOrder
from cards.shop.sources import Source

#: Cards below which a second process takes longer to start than it saves.
WORTH_A_PROCESS = 48
#: Processes that one writer can keep up with.
MOST_PROCESSES = 4
#: Cards that a process is handed at once: few enough to share the work, enough to spare the post.
BATCH = 8
#: Seconds that one card may take.
DEADLINE = 30.0
#: How to report a fault of cuecard's own.
REPORT = "please report it with this file; --debug shows where it happened"

#: What takes one source to its outcome.
_Task = Callable[[Source], Outcome]
#: What says what is kept of an outcome.
_Keep = Callable[[Outcome], Outcome]


class _TooLongError(BaseException):
    """A card has reached its deadline; no `except Exception` on the way may keep it."""


def each(
    work: Work,
    sources: Sequence[Source],
    order: CardOrder,
    *,
    processes: int | None = None,
    done: Callable[[], None] = lambda: None,
    keep: Callable[[Outcome], Outcome] = lambda outcome: outcome,
    debug: bool = False,
) -> tuple[Outcome, ...]:
    """Do the work on every source, in their order; the result is the same in any number of processes.

    A fault of cuecard's own, a card that takes too long and a process that dies cost that card alone.
    `done` is called after each card, in this process, and `keep` says what is kept of it. With `debug` a
    fault carries its traceback.
    """
    task = partial(_guarded, partial(work, order), debug)
    if processes is None:
        processes = _paying(len(sources))
    outcomes = []
    for outcome in _alone(task, sources, keep) if processes < 2 else _shared(task, sources, processes, keep):
        outcomes.append(outcome)
        done()
    return tuple(outcomes)


def _alone(task: _Task, sources: Iterable[Source], keep: _Keep) -> Iterator[Outcome]:
    return map(keep, map(task, sources))


def _guarded(task: _Task, debug: bool, source: Source) -> Outcome:
    """Do one piece of work behind a barrier: whatever goes wrong is told of this file, and ends no other."""
    try:
        with _deadline(DEADLINE):
            return task(source)
    except _TooLongError:
        return _late(source)
    except Exception as fault:
        where = traceback.format_exc().rstrip() if debug else ""
        message = f"a fault of cuecard, not of the file ({type(fault).__name__}): the card is not printed"
        return _failed(source, message, where or REPORT, "fault")


def _late(source: Source) -> Failed:
    message = f"the card took longer than {DEADLINE:g} seconds and was given up"
    return _failed(source, message, "shorten the text, or divide it into several files", "too-slow")


def _failed(source: Source, message: str, hint: str, code: str) -> Failed:
    name = os.path.splitext(os.path.basename(source.path))[0]
    said = Diagnostic(Location(source.path), Severity.ERROR, message, hint, code=code)
    return Failed(source.path, name, "", (said,))


def _stop(*_: object) -> None:
    raise _TooLongError


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise inside the work when its time is over, where the system can."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    before = signal.signal(signal.SIGALRM, _stop)
    # Again and again, for what is raised while rubbish is collected is lost.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _paying(cards: int) -> int:
    available = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    return min(available, MOST_PROCESSES) if cards >= WORTH_A_PROCESS else 1


def _shared(task: _Task, sources: Sequence[Source], processes: int, keep: _Keep) -> Iterator[Outcome]:
    """Share the work among processes, and yield the outcomes in order."""
    # The first card is set here: faces, designs and vocabularies are then loaded for all.
    yield from _alone(task, sources[:1], keep)
    crew = _Crew(task, sources, processes, keep)
    try:
        for number in range(1, len(sources)):
            yield crew.outcome(number)
    finally:
        crew.dismiss()


class _Worker:
    """A process, and the numbers of the sources that it has in hand, the one at work first."""

    def __init__(self, task: _Task, others: Iterable[Connection]) -> None:
        # A forked process has all that this one has loaded; elsewhere than on Linux forking is not safe.
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(task, theirs, (*others, self.pipe)), daemon=True)
        self.process.start()
        theirs.close()
        self.due: deque[int] = deque()
        #: When the one at work began, by the monotonic clock.
        self.since = 0.0

    def end(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class _Crew:
    """Processes that share the work on some sources; where none can be started, this one does all.

    A source whose process died is done again in another one, once, by itself.
    """

    def __init__(self, task: _Task, sources: Sequence[Source], processes: int, keep: _Keep) -> None:
        self._task, self._sources, self._keep = task, sources, keep
        self._waiting = deque(range(1, len(sources)))
        self._again: deque[int] = deque()
        self._tried_again: set[int] = set()
        self._ready: dict[int, Outcome] = {}
        self._workers: list[_Worker] = []
        for _ in range(processes):
            self._hire()

    def outcome(self, number: int) -> Outcome:
        """Return what came of a source, as soon as it is known."""
        while number not in self._ready:
            if self._workers:
                self._hand_out()
                self._collect()
                continue
            mine = (self._again or self._waiting).popleft()
            self._ready[mine] = self._keep(self._task(self._sources[mine]))
        return self._ready.pop(number)

    def dismiss(self) -> None:
        """End all processes, at work or not."""
        for worker in self._workers:
            worker.end()

    def _hire(self) -> None:
        with suppress(OSError, ValueError, ImportError):
            self._workers.append(_Worker(self._task, [worker.pipe for worker in self._workers]))

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.due:
                continue
            taken = self._again or self._waiting
            count = 1 if taken is self._again else BATCH
            worker.due.extend(taken.popleft() for _ in range(min(count, len(taken))))
            worker.since = time.monotonic()
            # That a process has died is seen when its outcomes are collected.
            with suppress(OSError):
                worker.pipe.send([self._sources[number] for number in worker.due])

    def _collect(self) -> None:
        """Wait for outcomes, and replace processes that died or are late."""
        at_work = {worker.pipe: worker for worker in self._workers if worker.due}
        for pipe in wait(list(at_work), timeout=1.0):
            worker = at_work[cast(Connection, pipe)]
            try:
                outcome = worker.pipe.recv()
            except (EOFError, OSError):
                self._died(worker.due.popleft())
                self._replace(worker)
                continue
            # At once, for others may have to wait for one that is slow.
            self._ready[worker.due.popleft()] = self._keep(outcome)
            worker.since = time.monotonic()
        for worker in tuple(self._workers):
            # The work's own alarm comes first where there is one.
            if worker.due and time.monotonic() - worker.since > DEADLINE + 2:
                number = worker.due.popleft()
                self._ready[number] = _late(self._sources[number])
                self._replace(worker)

    def _died(self, number: int) -> None:
        if number not in self._tried_again:
            self._tried_again.add(number)
            self._again.append(number)
            return
        message = "the process that set this card was ended twice: the card is not printed"
        self._ready[number] = _failed(self._sources[number], message, "is there enough memory?", "fault")

    def _replace(self, worker: _Worker) -> None:
        self._waiting.extendleft(reversed(worker.due))
        self._workers.remove(worker)
        worker.end()
        self._hire()


def _serve(task: _Task, pipe: Connection, others: Sequence[Connection]) -> None:
    """Work until nothing more comes, or until the process that asked is gone."""
    # An interruption is for the process that started this one, which then ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What it has from its parent is never searched for rubbish, and so never copied.
    gc.freeze()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    if sys.platform == "linux":
        # Inherited ends would keep the others' pipes open when that process is gone.
        for other in others:
            other.close()
    with suppress(EOFError, OSError):
        while True:
            for source in pipe.recv():
                pipe.send(task(source))
