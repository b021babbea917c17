"""What readers find: lists of questions by people who had not seen how the search works, asked of the real index."""

import pytest

from microsite.evidence import project as projects
from microsite.search import write
from tests.conftest import ROOT
from tests.searching import ask, honest, questions, ranks

LISTS = ("queries", "unseen")


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    """The built search of the real site."""
    made = tmp_path_factory.mktemp("index")
    write(projects.load(ROOT), made)
    return made / "search"


@pytest.mark.parametrize("name", LISTS)
def test_readers_find_what_they_ask_for(index, name):
    rows = [row for row in questions(name) if row["place"] != "-"]
    found = ranks(rows, ask(index, rows))
    misses = [(row["query"], row["place"]) for row, rank in zip(rows, found, strict=True) if rank > 2]
    assert sum(rank < 3 for rank in found) >= 0.95 * len(rows), misses
    assert sum(rank == 0 for rank in found) >= 0.88 * len(rows)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_not_there_is_said_not_to_be(index, name):
    rows = [row for row in questions(name) if row["place"] == "-"]
    claimed = [row["query"] for row, answer in zip(rows, ask(index, rows), strict=True) if not honest(answer)]
    assert len(claimed) <= 0.1 * len(rows), claimed


def test_a_question_has_a_figure_a_day_or_a_person_for_an_answer(index):
    asked = {
        "who was president of mexico in 1994": ["Carlos Salinas de Gortari", "Ernesto Zedillo Ponce de León"],
        "presidente de mexico en 1985": ["Miguel de la Madrid Hurtado"],
        "when was camarena murdered": ["7 February 1985 to 5 March 1985"],
    }
    rows = [{"language": "es" if "presidente" in query else "en", "query": query} for query in asked]
    for (query, values), answer in zip(asked.items(), ask(index, rows), strict=True):
        assert [one["value"] for one in answer["answers"]] == values, query
        assert all(one["source"] for one in answer["answers"])
