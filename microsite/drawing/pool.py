"""A small pool of processes that draw: each has a limit of time and memory, and none outlives this one."""

from __future__ import annotations

import atexit
import base64
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

from microsite import COMPILER
from microsite.drawing import limits
from microsite.drawing.job import Drawing, Job
from microsite.files.problem import Problem
from microsite.files.rules import Rule

JOBS_FOR_EACH = 8
STARTING = 60.0
LEAVING = 2.0


class Worker:
    """One process: it starts when it is first needed, and again after it has died."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.trace: IO[bytes] | None = None
        self.stopped = ""

    def draw(self, job: Job) -> Drawing:
        """The drawing of a job, or the limit that it broke; raises OSError where no process can be started."""
        process = self._running()
        self.stopped = ""
        answer = self._ask(process, json.dumps(asdict(job)).encode() + b"\n", limits.SECONDS + limits.GRACE)
        if answer is None:
            return self._broken(job)
        problems = tuple(Problem(**{**one, "rule": Rule[one["rule"]]}) for one in answer.pop("problems"))
        return Drawing(job, **{**answer, "picture": base64.b64decode(answer["picture"])}, problems=problems)

    def kill(self, why: str = "") -> None:
        """Ends the process at once."""
        self.stopped = self.stopped or why
        if self.process:
            self.process.kill()
            self.process.wait()

    def leave(self) -> None:
        """Ends the process by closing its input; one that does not leave then is ended at once."""
        process = self.process
        if not process or not process.stdin:
            return
        try:
            process.stdin.close()
            process.wait(LEAVING)
        except (OSError, subprocess.TimeoutExpired):
            self.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process and self.process.poll() is None:
            return self.process
        self.trace = tempfile.TemporaryFile()  # noqa: SIM115 - for the life of the process
        path = os.pathsep.join(filter(None, (str(COMPILER.parent), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "microsite.drawing.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.trace,
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
            start_new_session=os.name == "posix",
        )
        if self._ask(self.process, b"", STARTING) is None:
            raise OSError(f"a process that draws could not be started: {self._said()}")
        return self.process

    def _ask(self, process: subprocess.Popen[bytes], question: bytes, seconds: float) -> dict[str, Any] | None:
        """The answer to a line, or None where the process ended instead."""
        clock = threading.Timer(seconds, self.kill, ["time"])
        clock.start()
        try:
            assert process.stdin and process.stdout
            process.stdin.write(question)
            process.stdin.flush()
            line = process.stdout.readline()
            return dict(json.loads(line)) if line.endswith(b"\n") else None
        except (OSError, ValueError):
            return None
        finally:
            clock.cancel()

    def _said(self) -> str:
        if not self.trace:
            return ""
        self.trace.seek(0)
        return self.trace.read().decode("utf-8", "replace").strip()

    def _broken(self, job: Job) -> Drawing:
        self.kill()
        assert self.process
        trace = self._said()
        if self.stopped == "memory":
            message = f"takes more than {limits.MEGABYTES:,} MB of memory"
        elif self.stopped == "time" or limits.over_time(trace):
            message = f"drew for longer than {limits.SECONDS:g} s"
        else:
            message = f"ended the process that draws it (exit code {self.process.returncode})"
        line = limits.line_of(trace, job.script) or job.read().definition
        return Drawing(job, problems=(Problem(job.path, line, Rule.CHART_LIMITS, message),))


class Pool:
    """Workers that stay for the next run, so that only the first drawing pays for starting them."""

    def __init__(self) -> None:
        self.workers: list[Worker] = []

    def run(self, jobs: list[Job]) -> Iterator[Drawing]:
        """Draws jobs side by side, and yields the drawings in order."""
        wanted = min(os.cpu_count() or 1, -(-len(jobs) // JOBS_FOR_EACH))
        self.workers += [Worker() for _ in range(wanted - len(self.workers))]
        run = _Run(jobs)
        for worker in self.workers[:wanted]:
            threading.Thread(target=run.work, args=(worker,), daemon=True).start()
        threading.Thread(target=self._watch, args=(run.over,), daemon=True).start()
        try:
            yield from run.drawings()
        except BaseException:
            self.close()
            raise
        finally:
            run.over.set()

    def _watch(self, over: threading.Event) -> None:
        """Ends workers that hold more memory than a chart may take."""
        while not over.wait(0.1):
            for worker in self.workers:
                running = worker.process
                if running and running.poll() is None and limits.resident(running.pid) > limits.MEGABYTES:
                    worker.kill("memory")

    def close(self) -> None:
        """Ends every worker."""
        for worker in self.workers:
            worker.leave()
        self.workers = []


class _Run:
    """Jobs that wait, and drawings that are done; a chart that broke a limit is not drawn again."""

    def __init__(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self.waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.done: queue.SimpleQueue[tuple[int, Drawing | BaseException]] = queue.SimpleQueue()
        self.over = threading.Event()
        self.broken: dict[str, tuple[Problem, ...]] = {}
        for index in range(len(jobs)):
            self.waiting.put(index)

    def work(self, worker: Worker) -> None:
        """Takes jobs until none waits."""
        while not self.over.is_set():
            try:
                index = self.waiting.get_nowait()
            except queue.Empty:
                return
            try:
                self.done.put((index, self._draw(worker, self.jobs[index])))
            except Exception as error:  # noqa: BLE001 - raised again where the drawings are waited for
                self.done.put((index, error))

    def _draw(self, worker: Worker, job: Job) -> Drawing:
        if job.chart in self.broken:
            return Drawing(job, problems=self.broken[job.chart])
        drawing = worker.draw(job)
        if any(problem.rule == Rule.CHART_LIMITS for problem in drawing.problems):
            self.broken[job.chart] = drawing.problems
        return drawing

    def drawings(self) -> Iterator[Drawing]:
        """The drawings in the order of their jobs; raises what a worker raised."""
        found: dict[int, Drawing] = {}
        for index in range(len(self.jobs)):
            while index not in found:
                at, result = self.done.get()
                if isinstance(result, BaseException):
                    raise result
                found[at] = result
            yield found.pop(index)


POOL = Pool()
atexit.register(POOL.close)
