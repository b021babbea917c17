"""A process that draws charts for another: jobs come in and drawings go out, each a line of JSON.

It ends when its input closes, and it ends itself when a chart takes longer than it may.
"""

from __future__ import annotations

import base64
import faulthandler
import json
import os
import queue
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from microsite.drawing import guard, limits


def main() -> int:
    """Answers jobs until the input closes; what charts print is dropped."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the process ends
    jobs: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, jobs), daemon=True).start()
    guard.install()
    _warm()
    _answer(answers, {"ready": True})
    while True:
        job = jobs.get()
        limits.start_clock()
        answer = _draw(job)
        faulthandler.cancel_dump_traceback_later()
        _answer(answers, answer)


def _listen(source: BinaryIO, jobs: queue.Queue[bytes]) -> None:
    for line in source:
        jobs.put(line)
    os._exit(0)


def _warm() -> None:
    """What takes long to import is there before the clock runs; what is missing is told by the first job."""
    try:
        import vl_convert  # noqa: F401

        from microsite.drawing import author, job  # noqa: F401
        from microsite.drawing.ways import quicken, take_rows
    except ImportError:
        return
    quicken()
    take_rows()


def _answer(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _draw(line: bytes) -> dict[str, Any]:
    from microsite.drawing.job import Job, draw

    drawing = draw(Job(**json.loads(line)))
    content = {name: getattr(drawing, name) for name in ("spec", "parts", "points", "file", "short", "laid")}
    picture = base64.b64encode(drawing.picture).decode()
    problems = [{**asdict(problem), "rule": problem.rule.name} for problem in drawing.problems]
    return {**content, "picture": picture, "problems": problems}


if __name__ == "__main__":
    raise SystemExit(main())
