"""The index from A to Z: where a name stands, and which other names lead to it."""

from microsite.search.entry import Entry
from microsite.search.letters import letters


def listed(*entries, articles=("the", "el", "la")):
    return {
        first: [(line.name, line.entry.address, line.see) for line in lines]
        for first, lines in letters(entries, articles)
    }


def test_names_stand_below_their_letter_with_accents_and_articles_passed_over():
    found = listed(Entry("term", "c", "The Wall"), Entry("term", "b", "Área"), Entry("term", "a", "aro"))
    assert found == {"A": [("Área", "b", False), ("aro", "a", False)], "W": [("The Wall", "c", False)]}


def test_digits_come_first_and_quotes_count_for_nothing():
    assert list(listed(Entry("term", "a", "‘Zeta’"), Entry("term", "b", "9/11"))) == ["0-9", "Z"]


def test_a_figure_goes_by_what_it_counts():
    assert listed(Entry("figure", "a", "$58.4 billion: Goods trade")) == {
        "G": [("Goods trade: $58.4 billion", "a", False)]
    }


def test_other_names_lead_to_an_entry_unless_its_own_name_holds_them():
    found = listed(
        Entry("leader", "a", "Andrés López", names=("AMLO", "Lopez")), Entry("event", "b", "B", names=("C",))
    )
    assert found == {"A": [("AMLO", "a", True), ("Andrés López", "a", False)], "B": [("B", "b", False)]}


def test_headings_that_every_page_has_are_left_out():
    sections = [Entry("section", f"p{n}", "Sources") for n in range(9)]
    assert listed(*sections, Entry("section", "q", "The Wall")) == {"W": [("The Wall", "q", False)]}
