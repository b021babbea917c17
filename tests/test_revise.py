"""What `serve` shows at once is what the engine makes of it, byte by byte."""

import shutil

import pytest

from microsite.evidence import project as projects
from microsite.output import revise
from tests.conftest import ROOT


def revised(project, site, copy):
    """The files that are written anew in a copy of a site, and those of them that differ from the engine's."""
    shutil.copytree(site, copy)
    written = revise.revise(project, list(project.pages), copy)
    return written, [path for path in written if path.read_bytes() != (site / path.relative_to(copy)).read_bytes()]


@pytest.mark.slow
def test_pages_put_in_anew_are_those_of_the_engine(built, tmp_path):
    written, other = revised(projects.load(built.parent), built, tmp_path / "copy")
    assert len(written) >= 3 and other == []


@pytest.mark.slow
def test_the_real_pages_put_in_anew_are_those_of_the_engine(site, tmp_path):
    written, other = revised(projects.load(ROOT), site, tmp_path / "copy")
    assert len(written) >= 40 and other == []


CHANGES = [
    ("docs/en/index.md", "Prose under a heading.", "Other prose, [third](figure:place-1990) and `code`.", True),
    ("docs/en/index.md", "Prose under a heading.", "> [!NOTE]\n> Words[^1].\n\n[^1]: A note [@census, p. 4].", False),
    ("docs/en/index.md", "Prose under a heading.", "- one\n  - two [@census, p. 4]\n\n~~x~~", True),
    ("docs/es/index.md", "# Mini", "# Otra cosa", False),
    ("docs/en/index.md", "# Mini", "---\ntitle: Another\n---\n\n# Mini", False),
    ("docs/en/index.md", "Prose under a heading.", "[x](figure:nowhere)", False),
    ("charts/goods.toml", "Trade grew", "Trade grew much", True),
    ("data/terms.toml", "", "", False),
]


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new", "shown"), CHANGES, ids=range(len(CHANGES)))
def test_what_can_be_shown_at_once_is_and_the_rest_waits_for_the_build(made, file, old, new, shown):
    from microsite.serve import Preview

    preview = Preview(made.path, made.path / "site")
    if old:
        made.edit(file, old, new)
    else:
        made.write(file, new)
    before = {path: path.read_bytes() for path in (made.path / "site").rglob("index.html")}
    assert preview.show({made.path.resolve() / file}) == shown
    after = {path: path.read_bytes() for path in (made.path / "site").rglob("index.html")}
    assert (before != after) == shown
    if shown:
        at_once = (made.path / "site/index.html").read_bytes()
        made.build()
        assert at_once == (made.path / "site/index.html").read_bytes()
