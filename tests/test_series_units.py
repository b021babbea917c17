"""The CSV of a series by its sidecar: what is read, and every oddity at its line."""

from decimal import Decimal

import pytest

from microsite.evidence import csv_rows, printing
from microsite.evidence.series import Column, Series, Sidecar
from microsite.files import decode
from microsite.files.record import Position
from microsite.language.wording import Wording

SAID = {"en": "Words", "es": "Palabras"}
COLUMNS = {
    "year": {"type": "year", "low": 1985, "high": 2030},
    "kind": {"type": "text", "values": ["final", "open"], "optional": True},
    "total": {"type": "number", "low": 0, "optional": True, "scale": 1000},
    "count": {"type": "integer"},
}


def sidecar(columns=COLUMNS, key=("year",), **more):
    fields = {
        **dict.fromkeys(("title", "licence", "vintage", "caveats"), SAID),
        "source": "census",
        "key": list(key),
        "columns": {name: {"label": SAID, **column} for name, column in columns.items()},
        **more,
    }
    found, problems = decode.record(Sidecar, fields, Position("goods", "data/series/goods.toml", 1))
    return problems if problems else found


def read(text, **more):
    return csv_rows.read(text, sidecar(**more), "goods.csv")


ROW = {"year": 1990, "kind": "final", "total": Decimal("58.4"), "count": 3}
READ = [
    "year,kind,total,count\n1990,final,58.4,3\n",
    "count,total,kind,year\n3,58.4,final,1990",
    "year;kind;total;count\n1990;final;58,4;3\n",
    "year\tkind\ttotal\tcount\n1990\tfinal\t58,4\t3\n",
    "year,kind,total,count,,\n1990,final,58.4,3,,\n,,,\n",
    'year, kind ,total,count\n1990,"final", 58.4 ,3\n\n',
]


@pytest.mark.parametrize("text", READ)
def test_a_csv_is_read_as_any_spreadsheet_writes_it(text):
    rows, lines, problems = read(text)
    assert (rows, lines, problems) == ((ROW,), (2,), [])
    assert isinstance(rows[0]["year"], int) and isinstance(rows[0]["total"], Decimal)


def test_empty_cells_are_none_where_they_may_be():
    rows, _, problems = read("year,kind,total,count\n1990,,,3\n")
    assert not problems and rows[0]["kind"] is None and rows[0]["total"] is None


HEAD = "year,kind,total,count\n"
WRONG = [
    ("", 1, "series-empty", "is empty"),
    (HEAD, 1, "series-empty", "has no rows"),
    ("a,b\n1,2\n", 1, "series-columns", "names no column of the sidecar"),
    ("year,kind,total\n", 1, "series-columns", "column 'count' is missing"),
    ("year,kind,total,count,more\n", 1, "series-columns", "column 'more' is not declared"),
    ("year,year,kind,total,count\n", 1, "series-columns", "column 'year' stands more than once"),
    (HEAD + "1990,final,58.4\n", 2, "series-cell", "3 cells where the header has 4"),
    (HEAD + "1990,final,1,200,3\n", 2, "series-cell", "5 cells where the header has 4"),
    (HEAD + "1990,final,58.4,\n", 2, "series-cell", "'count': is empty"),
    (HEAD + "1990,fnal,58.4,3\n", 2, "series-cell", "'fnal' is none of final, open"),
    (HEAD + '1990,"fi\nnal",58.4,3\n', 3, "series-cell", "holds a line break"),
    (HEAD + "1990,final,58.4,3.5\n", 2, "series-cell", "expected a whole number, got '3.5'"),
    (HEAD + "1990,final,n/a,3\n", 2, "series-cell", "expected a number, got 'n/a'"),
    (HEAD + '1990,final,"58,4",3\n', 2, "series-cell", "expected a number, got '58,4'"),
    (HEAD + '1990,final,"58,400",3\n', 2, "number-form", "'58,400' can be read in two ways"),
    (HEAD + "1990,final,58.000,3\n", 2, "number-form", "'58.000' can be read in two ways"),
    (HEAD + "1990,final,1,1.234\n", 2, "number-form", "'1.234' can be read in two ways"),
    (HEAD + "1984,final,58.4,3\n", 2, "value-plausible", "1984 is outside the plausible range 1985 to 2030"),
    (HEAD + "1990,final,-1,3\n", 2, "value-plausible", "-1 is outside the plausible range 0 to"),
    (HEAD + "1990,final,1,3\n1991,open,1,3\n1990,open,1,3\n", 4, "id-duplicate", "'1990' stands already at line 2"),
    (HEAD + '1990,final,"58.4,3\n', 2, "file-syntax", "not valid CSV"),
]


@pytest.mark.parametrize(("text", "line", "rule", "words"), WRONG)
def test_what_is_wrong_in_a_csv_is_told_at_its_line(text, line, rule, words):
    _, _, problems = read(text)
    assert [(p.line, str(p.rule)) for p in problems] == [(line, rule)] and words in problems[0].message, problems


def test_a_decimal_comma_is_hinted_at_and_a_misspelt_head_is_one_problem():
    assert read(HEAD + '1990,final,"58,4",3\n')[2][0].hint == "Write a decimal point."
    (problem,) = read("yaer,kind,total,count\n1990,final,1,3\n")[2]
    assert (problem.message, problem.hint) == ("column 'year' is missing", "Did you mean 'yaer'?")


def test_a_column_that_is_wrong_everywhere_does_not_flood():
    _, _, problems = read(HEAD + "".join(f"{year},final,x,3\n" for year in range(1990, 2020)))
    assert len(problems) == csv_rows.MOST + 1


def test_the_mark_between_cells_is_told_by_the_first_line():
    one = sidecar({"year": {"type": "year"}})
    assert csv_rows.delimiter("year\n1990", one) == ","
    assert csv_rows.delimiter("a;b,c;d\n", sidecar()) == ";"
    assert csv_rows.delimiter("a,b;c,d\n", sidecar()) == ","


def test_a_row_is_found_by_its_whole_key_and_valued_in_its_unit():
    found = sidecar(key=("year", "kind"))
    rows, lines, problems = csv_rows.read(HEAD + "1990,final,58.4,3\n1990,open,,4\n", found, "goods.csv")
    series = Series(found, "goods.csv", rows, lines)
    assert not problems and series.id == "goods" and list(series.columns) == list(COLUMNS)
    assert [series.key_of(row) for row in rows] == ["1990/final", "1990/open"]
    assert series.find("1990/open")["count"] == 4 and series.find("1990") is None
    assert series.value("1990/final", "total") == 58400
    assert series.value("1990/open", "total") is None and series.value("1990/open", "count") == 4
    assert series.value("1990/final", "kind") is None and series.value("1991/final", "total") is None


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ({"type": "number", "scale": 0}, "0 is no scale"),
        ({"type": "number", "scale": -1000}, "-1000 is no scale"),
        ({"type": "text", "values": ["a"], "labels": {"b": SAID}}, "no cell may hold 'b'"),
        ({"type": "numbr"}, "'numbr' is none of year, integer, number, text, record"),
    ],
)
def test_a_column_that_cannot_be_is_refused(column, words):
    (problem,) = sidecar({"year": column})
    assert words in problem.message


def test_years_are_no_numbers_to_compare():
    kinds = {kind: Column(label=SAID, type=kind).numeric for kind in ("year", "integer", "number", "text", "record")}
    assert kinds == {"year": False, "integer": True, "number": True, "text": False, "record": False}


def test_a_column_and_a_cell_are_printed_for_readers(read):
    column = read.catalog.series["goods"].columns["total"]
    assert printing.column_words(read.catalog, column, Wording("es")) == "Total (miles de millones de dólares)"
    assert printing.cell_words({"total": 58400}, "total", column, "en-GB") == "58,400"
    assert printing.cell_words({"total": None}, "total", column, "en-GB") == "–"
    assert printing.term_words("1989-01-20", "1993-01-20", Wording("en")).startswith("20 January 1989 to")
