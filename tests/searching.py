"""Asks the built search without a browser, as tests/js/ask.js does: one question takes a few milliseconds."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def questions(name):
    """The rows of a list in tests/search/: language, query, place (addresses, or - for what is not there), asks."""
    with (ROOT / f"tests/search/{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ask(folder, rows):
    """What the built search/ in `folder` answers to each row's query in its language."""
    node = shutil.which("node", path=str(Path(sys.executable).parent))
    asked = [{"language": row["language"], "query": row["query"]} for row in rows]
    given = json.dumps({"folder": str(folder), "questions": asked})
    told = subprocess.run(
        [node, str(ROOT / "tests/js/ask.js")], input=given, capture_output=True, text=True, check=True
    )
    return json.loads(told.stdout)


def ranks(rows, answers):
    """The place, from 0, of the right answer among the results of each row that has one; 99 where it is not there."""
    found = []
    for row, answer in zip(rows, answers, strict=True):
        links = [result["href"] for result in answer["results"]]
        found.append(next((at for at, link in enumerate(links) if link in row["place"].split()), 99))
    return found


def honest(answer):
    """Whether it is said that something asked for is not there: a word that stands nowhere, or that no result has."""
    return bool(answer["missing"]) or not answer["results"] or bool(answer["results"][0]["lacks"])
