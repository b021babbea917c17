"""Templates are compiled once for a project, and where nothing can be kept they are compiled again."""

import jinja2

from microsite.pages.compiled import Compiled


def printed(project, text):
    """What a template prints, and how many are kept after it."""
    loader = jinja2.DictLoader({"a.html": text})
    environment = jinja2.Environment(loader=loader, bytecode_cache=Compiled(project), autoescape=True)
    said = environment.get_template("a.html").render(x=1)
    kept = project / ".cache" / "templates"
    return said, len(list(kept.iterdir())) if kept.is_dir() else 0


def test_a_template_is_kept_and_a_changed_one_takes_its_place(tmp_path):
    assert printed(tmp_path, "{{ x }} one") == ("1 one", 1)
    (kept,) = (tmp_path / ".cache" / "templates").iterdir()
    before = kept.read_bytes()
    assert printed(tmp_path, "{{ x }} one") == ("1 one", 1) and kept.read_bytes() == before
    assert printed(tmp_path, "{{ x }} two") == ("1 two", 1) and kept.read_bytes() != before


def test_a_damaged_entry_is_made_again(tmp_path):
    printed(tmp_path, "{{ x }}")
    (kept,) = (tmp_path / ".cache" / "templates").iterdir()
    kept.write_bytes(b"damaged")
    assert printed(tmp_path, "{{ x }}") == ("1", 1) and kept.read_bytes() != b"damaged"


def test_where_nothing_can_be_kept_templates_print_all_the_same(tmp_path):
    (tmp_path / ".cache").write_text("no folder", "utf-8")
    assert printed(tmp_path, "{{ x }}") == ("1", 0)
