"""Every number that the real pages state: change it, or what it rests on, and the check says where."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from num2words import num2words

from microsite.check import check
from microsite.check.numbers import figures_agree_with_their_records, numbers_have_evidence
from microsite.check.text_numbers import texts_state_their_numbers
from microsite.evidence import project as projects
from microsite.files.record import Stating, texts_of
from microsite.language.lexicon import lexicon
from microsite.language.wording import Wording
from microsite.prose import scan
from tests.conftest import ROOT

PROJECT = projects.load(ROOT)
STATED = [(page, link) for page, link in PROJECT.links() if link.scheme == "figure"]
# What a reader would take for a magnitude, and the marks of the unit, by language.
SCALES = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    "es": {"mil": 10**3, "millones": 10**6, "mil millones": 10**9, "billones": 10**12, "billón": 10**12},
}
MARKS = {"en": ["per cent", "dollars", "euros"], "es": ["por ciento", "dólares", "euros"]}
FRACTIONS = {"en": ["half", "a third", "a quarter", "two thirds", "three quarters"]}
MINUS = {"en": "minus ", "es": "menos "}


def caught(page, link, words):
    """Whether the rule refuses these words in that link."""
    changed = replace(page, links=(replace(link, words=words),))
    return bool(list(figures_agree_with_their_records(replace(PROJECT, pages=(changed,)))))


def spelt(words, language):
    """The value of an ordinal or a cardinal up to a hundred in words, by the oracle; None where it is none."""
    plain = words.lower().removeprefix("more than ").removesuffix("-largest")
    forms = {"primer": "primero", "tercer": "tercero"}
    for n in range(1, 101):
        for kind in ("cardinal", "ordinal"):
            if num2words(n, lang=language, to=kind) == forms.get(plain, plain):
                return n, kind
    return None


def digits(link, page):
    for at, old in enumerate(link.words):
        for new in "0123456789" if old.isdigit() else ():
            if new != old:
                yield f"{link.words[:at]}{new}{link.words[at + 1 :]}"


def points(link, page):
    found = re.search(r"\d[\d,]*(?:\.\d+)?", link.words)
    if found:
        value = Decimal(found[0].replace(",", ""))
        for moved in (value * 10, value / 10, value * 100, value / 100, value * 1000, value / 1000):
            yield link.words.replace(found[0], f"{moved:,f}")


def magnitudes(link, page):
    scales = SCALES[page.language]
    held = next((s for s in sorted(scales, key=len, reverse=True) if re.search(rf"\b{s}\b", link.words)), "")
    for scale in scales:
        if held and scales[scale] != scales[held]:
            yield re.sub(rf"\b{held}\b", scale, link.words)
        elif not held and (found := re.search(r"\d[\d,.]*", link.words)):
            yield f"{link.words[: found.end()]} {scale}{link.words[found.end() :]}"
    if held:
        yield re.sub(rf"\s*\b{held}\b(?: de)?", "", link.words)


def marks(link, page):
    held = [mark for mark in ("$", "per cent", "por ciento", "de dólares") if mark in link.words]
    for mark in held:
        same = {"%", "per cent", "por ciento"} if "cent" in mark or "ciento" in mark else {"dollars", "dólares"}
        for other in {"", "€", "%", *MARKS[page.language]} - same:
            yield link.words.replace(mark, other).strip()
    if not held:
        yield from (f"{link.words} {mark}" for mark in MARKS[page.language])
        yield f"${link.words}"


def signs(link, page):
    if link.words.startswith("−"):
        yield link.words.removeprefix("−")
    else:
        yield from (f"{sign}{link.words}" for sign in ("-", "−", "–", MINUS[page.language]))


def neighbours(link, page):
    if found := spelt(link.words, page.language):
        n, kind = found
        for other in {n - 2, n - 1, n + 1, n + 2, n + 10, n + 20, n + 100} - {-1, 0}:
            near = num2words(other, lang=page.language, to=kind)
            yield link.words.replace(num2words(n, lang=page.language, to=kind), near)
    yield from FRACTIONS.get(page.language, []) if link.words == "half" else []
    known = lexicon(Wording(page.language)).items(link.words)
    if any(item.get("digits") for item in known):
        number = re.sub(r"\D", "", re.search(r"\d[\d,]*", link.words)[0])
        for n in (int(number) - 1, int(number) + 1):
            yield re.sub(r"\d[\d,]*(?:\.\d+)?", lambda _, n=n: num2words(n, lang=page.language), link.words, count=1)


ABOUT = re.compile(r"\b(?:about|around|some|roughly|unos|unas|cerca de|alrededor de|aproximadamente)(?: los| el)?\s*$")
KINDS = {
    "digit": digits,
    "point": points,
    "magnitude": magnitudes,
    "unit": marks,
    "sign": signs,
    "neighbour": neighbours,
}


def is_as_true(link, words):
    """Whether changed digits name the record's value at their own precision: another way to write the same."""
    figure = PROJECT.catalog.ids("figure")[link.target]
    amount = PROJECT.catalog.amount(figure)
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)(?:\s(thousand|million|billion|trillion|millones|billones|mil)\b)?", words)
    if not found or not amount.exact:
        return False
    scale = {**SCALES["en"], **SCALES["es"]}.get(found[2], 1)
    plain = found[1].replace(",", "")
    step = Decimal(1).scaleb(-len(plain.partition(".")[2])) * scale
    if ABOUT.search(link.before) and "." not in plain:
        step *= 10 ** (len(plain) - len(plain.rstrip("0")))
    if not plain.strip("0."):
        return False
    return abs(abs(Decimal(plain) * scale) - abs(amount.low)) * 2 <= step


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_number_is_refused(kind, capsys):
    tried, equal, passed = 0, 0, []
    for page, link in STATED:
        for words in dict.fromkeys(KINDS[kind](link, page)):
            if words == link.words:
                continue
            if kind in ("digit", "point") and is_as_true(link, words):
                equal += 1
                continue
            tried += 1
            if not caught(page, link, words):
                passed.append(f"{page.path}:{link.line}: {link.words!r} as {words!r}")
    with capsys.disabled():
        print(f"\n{kind}: {tried} tried, {tried - len(passed)} caught, {equal} say the same")
    assert tried
    assert not passed, "\n".join(passed)


def test_the_project_holds():
    assert not [str(p) for p in check(PROJECT) if p.severity == "error"]


def with_record(catalog, record):
    """The catalog with another record of the same kind and id."""
    records = {**catalog.ids(record.KIND), record.id: record}
    return replace(catalog, records={**catalog.records, record.KIND: records})


def changed_catalog(figure):
    """The catalog with the figure's value, or the cell that it reads, a tenth larger."""
    catalog = PROJECT.catalog
    if figure.series:
        series = catalog.series[figure.series]
        row = series.find(figure.at)
        cell = {**row, figure.column: Decimal(row[figure.column]) * 11 / 10 + 1}
        rows = tuple(cell if r is row else r for r in series.rows)
        return replace(catalog, series={**catalog.series, series.id: replace(series, rows=rows)})
    values = {name: getattr(figure, name) for name in ("value", "low", "high")}
    larger = {
        name: value * 11 / 10 + (1 if value >= 1 else Decimal("0.1"))
        for name, value in values.items()
        if value is not None
    }
    return with_record(catalog, figure.model_copy(update=larger))


def test_another_value_in_data_is_found_on_every_page_that_states_it():
    for name in sorted({link.target for _, link in STATED}):
        wanted = {(page.path, link.line) for page, link in STATED if link.target == name}
        pages = tuple(page for page in PROJECT.pages if page.path in {path for path, _ in wanted})
        changed = replace(PROJECT, pages=pages, catalog=changed_catalog(PROJECT.catalog.ids("figure")[name]))
        found = {(p.path, p.line) for p in figures_agree_with_their_records(changed)}
        assert wanted <= found, name


@pytest.mark.parametrize("number", ["4321.5", "two hundred thousand", "1850", "doscientos mil"])
def test_a_number_without_a_link_fails_wherever_it_is_put(number):
    language = "es" if number.startswith("doscientos") else "en"
    for page in PROJECT.pages_of(language):
        text = (
            f"\n\n{'Unas' if language == 'es' else 'Some'} {number} {'personas' if language == 'es' else 'people'}.\n"
        )
        changed = scan.scan(page.text + text, page.path, page.language)[0]
        found = list(numbers_have_evidence(replace(PROJECT, pages=(changed,))))
        assert [p.message for p in found] == [f"'{number}' is a number without evidence"], page.path


# The first digit of a number that its unit follows, which is no date.
WITH_UNIT = re.compile(r"(?<![\d,.])\d(?=[\d,.]* (?:per cent|por ciento|mill|bill))")


def said_otherwise(part, field, text):
    """A record with another text in a field, such as 'title' or 'answers.pay.reason'."""
    name, _, rest = field.partition(".")
    if not rest:
        return part.model_copy(update={name: text})
    key, _, inner = rest.partition(".")
    parts = getattr(part, name)
    other = said_otherwise(parts[key], inner, text) if inner else text
    return part.model_copy(update={name: {**parts, key: other}})


def test_a_digit_changed_in_any_text_of_data_is_found(capsys, monkeypatch):
    tried = Counter()
    for record in list(PROJECT.catalog.all_records()):
        if not isinstance(record, Stating) or not (record.numbers or record.figures):
            continue
        for field, text in texts_of(record):
            for language, words in text.items():
                for found in WITH_UNIT.finditer(words):
                    new = str((int(found[0]) + 1) % 10 or 2)
                    other = {**text, language: words[: found.start()] + new + words[found.end() :]}
                    changed = said_otherwise(record, field, other)
                    catalog = with_record(PROJECT.catalog, changed)
                    monkeypatch.setattr(type(catalog), "all_records", lambda self, only=changed: [only])
                    problems = list(texts_state_their_numbers(replace(PROJECT, catalog=catalog)))
                    assert any(p.path == record.path for p in problems), (record.id, other)
                    tried[record.KIND] += 1
    with capsys.disabled():
        print(f"\ntexts of data: {sum(tried.values())} tried, all caught {dict(tried)}")
    assert sum(tried.values()) > 20
