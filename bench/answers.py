"""How well the search answers: shares right by list and kind of question, letters until the answer, honest nothings.

The lists are tests/search/queries.csv, by which the search was made, and unseen.csv, by which it was not. Part of `make
bench`.
"""

import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from microsite.evidence import project as projects
from microsite.search import write
from tests.searching import ROOT, ask, honest, questions, ranks

LISTS = ("queries", "unseen")
FEW = 5  # kinds with fewer questions are put together


def letters_needed(folder: Path, rows: list[dict[str, str]]) -> float:
    """Median share of a question's letters that must be typed until a right answer is among the first three."""
    begun = [{**row, "query": row["query"][:size]} for row in rows for size in range(3, len(row["query"]) + 1)]
    found = iter(ranks(begun, ask(folder, begun)))
    shares = []
    for row in rows:
        ranked = [next(found) for _ in range(3, len(row["query"]) + 1)]
        needed = next((size for size, rank in enumerate(ranked, 3) if rank < 3), None)
        if needed:
            shares.append(needed / len(row["query"]))
    return statistics.median(shares)


def kinds(rows: Iterable[dict[str, str]]) -> dict[tuple[str, str], list[dict[str, str]]]:
    """The rows by language and by what they ask, those of kinds with few together."""
    groups: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        groups[row["language"], row["asks"]].append(row)
    for language, kind in [key for key, own in groups.items() if len(own) < FEW]:
        groups[language, "other"] += groups.pop((language, kind))
    return dict(sorted(groups.items()))


def main() -> None:
    """Writes the index, asks, prints two tables."""
    with tempfile.TemporaryDirectory() as made:
        write(projects.load(ROOT), Path(made))
        folder = Path(made) / "search"
        print("| list | language | asks | right first | among three | of |\n|---|---|---|---|---|---|")
        for name in LISTS:
            there = [row for row in questions(name) if row["place"] != "-"]
            for (language, kind), rows in kinds(there).items():
                found = ranks(rows, ask(folder, rows))
                first, three = (sum(rank < most for rank in found) / len(rows) for most in (1, 3))
                print(f"| {name} | {language} | {kind} | {first:.0%} | {three:.0%} | {len(rows)} |", flush=True)
        print("\n| list | right first | among three | of | letters typed until then | not there, and said so | of |")
        print("|---|---|---|---|---|---|---|")
        for name in LISTS:
            rows = questions(name)
            there, absent = ([row for row in rows if (row["place"] == "-") == gone] for gone in (False, True))
            found = ranks(there, ask(folder, there))
            first, three = (sum(rank < most for rank in found) / len(there) for most in (1, 3))
            told = sum(map(honest, ask(folder, absent))) / len(absent)
            typed = letters_needed(folder, there)
            print(f"| {name} | {first:.1%} | {three:.1%} | {len(there)} | {typed:.0%} | {told:.0%} | {len(absent)} |")


if __name__ == "__main__":
    main()
