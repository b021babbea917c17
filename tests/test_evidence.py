"""Every number that the real pages state: change it, or what it rests on, and the check says where."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from microsite import project as projects
from microsite import prose
from microsite.check import check, pages
from microsite.model import Series
from microsite.settings import words
from tests.conftest import ROOT

PROJECT = projects.load(ROOT)
LINK = re.compile(r"\[([^\]]+)\]\(figure:([a-z0-9-]+)\)")
STATED = [
    (page, line, found)
    for page in PROJECT.pages
    for line, text in enumerate(page.text.split("\n"), 1)
    for found in LINK.finditer(text)
]


def test_the_project_holds():
    assert not [str(p) for p in check(PROJECT) if p.severity == "error"]


def other(text, language):
    """The words with another number: the last digit that counts, or another word."""
    digits = [m.start() for m in re.finditer(r"\d", text)]
    if digits:
        plain = text.replace(",", "")
        at = max((i for i in digits if text[i] != "0"), default=digits[-1])
        if "." in plain and re.search(r"\.\d", plain):
            at = (
                digits[-1] if not re.search(r"\.\d+", plain) else [m.end() - 1 for m in re.finditer(r"\.\d+", text)][-1]
            )
        return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
    grammar = words(language)["number"]
    for table in ("ordinals", "units", "fractions"):
        for word, value in sorted(grammar[table].items(), key=lambda item: -item[1]):
            if re.search(rf"(?<!\w){word}(?!\w)", text):
                instead = next(
                    w for w, v in grammar[table].items() if abs(v - value) >= 1 or (table == "fractions" and v != value)
                )
                return re.sub(rf"(?<!\w){word}(?!\w)", instead, text)
    raise AssertionError(f"no number in {text!r}")


@pytest.mark.parametrize(("page", "line", "found"), STATED, ids=[f"{p.path}:{n}:{f[2]}" for p, n, f in STATED])
def test_another_number_in_a_page_is_found_at_its_line(page, line, found):
    lines = page.text.split("\n")
    text = lines[line - 1]
    lines[line - 1] = text[: found.start(1)] + other(found[1], page.language) + text[found.end(1) :]
    changed = prose.scan("\n".join(lines), page.path, page.language)
    problems = list(pages.figures_agree_with_their_records(replace(PROJECT, pages=(changed,))))
    assert [p.line for p in problems] == [line], problems


def changed_catalog(figure):
    """The catalog with the figure's value, or the cell that it reads, a tenth larger."""
    catalog = PROJECT.catalog
    if "series" in figure.fields:
        series = catalog.series[figure["series"]]
        row = series.find(str(figure["at"]))
        cell = {**row, figure["column"]: Decimal(row[figure["column"]]) * 11 / 10 + 1}
        rows = tuple(cell if r is row else r for r in series.rows)
        other_series = Series(series.record, series.csv_path, rows, series.lines)
        return replace(catalog, series={**catalog.series, series.id: other_series})
    fields = dict(figure.fields)
    for name in ("value", "low", "high"):
        if name in fields:
            fields[name] = Decimal(fields[name]) * 11 / 10 + (1 if fields[name] >= 1 else Decimal("0.1"))
    records = {**catalog.ids("figure"), figure.id: replace(figure, fields=fields)}
    return replace(catalog, records={**catalog.records, "figure": records})


@pytest.mark.parametrize("name", sorted({found[2] for _, _, found in STATED}))
def test_another_value_in_data_is_found_on_every_page_that_states_it(name):
    catalog = changed_catalog(PROJECT.catalog.ids("figure")[name])
    problems = list(pages.figures_agree_with_their_records(replace(PROJECT, catalog=catalog)))
    wanted = {(page.path, line) for page, line, found in STATED if found[2] == name}
    assert wanted <= {(p.path, p.line) for p in problems}


def test_a_number_without_a_link_fails_wherever_it_is_put():
    for page in PROJECT.pages:
        changed = prose.scan(page.text + "\n\nSome 4321.5 more.\n", page.path, page.language)
        found = list(pages.numbers_have_evidence(replace(PROJECT, pages=(changed,))))
        assert [p.message for p in found] == ["'4321.5' is a number without evidence"], page.path
