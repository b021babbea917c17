"""The doors that stay shut."""

import ast
import re
from pathlib import Path

from tests.conftest import ROOT

COMPILER = [*sorted((ROOT / "microsite").rglob("*.py")), *sorted((ROOT / "upkeep").rglob("*.py"))]
EVERYTHING = [*COMPILER, ROOT / "build.py", *sorted((ROOT / "charts").glob("*.py"))]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_charts_import_no_engine():
    for path in EVERYTHING:
        assert not {name.split(".")[0] for name in imports(path)} & {"mkdocs", "material", "zensical"}, path


def test_no_plugin_and_no_hook():
    for path in ROOT.glob("mkdocs*.yml"):
        assert not re.search(r"^(plugins|hooks):", path.read_text("utf-8"), re.MULTILINE)


def test_charts_read_no_files():
    allowed = {"altair", "microsite", "datetime", "math", "itertools", "collections", "textwrap"}
    for path in (ROOT / "charts").glob("*.py"):
        assert {name.split(".")[0] for name in imports(path)} <= allowed, path
        names = {name for name in imports(path) if name.startswith("microsite")}
        assert all(name == "microsite.look" or name.startswith("microsite.look.") for name in names), path
        assert not re.search(r"\bopen\(|read_text|Path\(|url=", path.read_text("utf-8")), path


def test_only_the_loading_opens_data():
    for path in COMPILER:
        if path.name not in ("loading.py", "fingerprint.py", "files.py", "built.py", "ways.py", "ground.py", "cut.py"):
            assert '"data"' not in path.read_text("utf-8").replace('made / "data"', "").replace(
                'root / "data"', ""
            ).replace('.get("data")', ""), path


def test_only_what_draws_imports_altair():
    others = [
        path
        for path in COMPILER
        if path.name not in ("look.py", "forms.py", "channels.py", "labels.py", "maps.py", "ways.py")
    ]
    assert "altair" not in {name.split(".")[0] for path in others for name in imports(path)}


def test_pages_hold_no_html():
    for path in (ROOT / "docs").rglob("*.md"):
        assert not re.search(r"<[a-zA-Z/!]", path.read_text("utf-8")), path


def test_templates_compute_nothing():
    for path in (ROOT / "templates").rglob("*.html"):
        for code in re.findall(r"\{[{%](.*?)[%}]\}", path.read_text("utf-8")):
            assert not re.search(r"\w\s*[*/]\s*\d", code), (path, code)


def test_modules_and_functions_stay_small():
    for path in COMPILER:
        text = path.read_text("utf-8")
        assert len(text.split("\n")) <= 260, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno <= 50, (path, node.name)


def test_every_module_is_called_by_a_test_of_its_own():
    """What is only reached through the front door is tried with the few cases that happen to come by there."""
    tests = (path for path in (ROOT / "tests").glob("test_*.py") if path != Path(__file__))
    known = {name for path in tests for name in imports(path)}
    unknown = []
    for path in COMPILER:
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        defines = any(isinstance(n, ast.FunctionDef | ast.ClassDef) for n in ast.parse(path.read_text("utf-8")).body)
        unknown += [name] if defines and name not in known else []
    assert not unknown


def test_committed_files_name_no_registry():
    for path in [*ROOT.glob("requirements*.txt"), ROOT / "package-lock.json"]:
        assert "://" not in path.read_text("utf-8")


def test_files_are_written_alike_on_every_system():
    """Without an encoding and a line ending of its own, a file is another on Windows."""
    for path in ROOT.glob("microsite/**/*.py"):
        for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", "")
            given = {keyword.arg for keyword in call.keywords}
            modes = [one.value for one in call.args if isinstance(one, ast.Constant) and one.value in ("w", "a", "x")]
            if name == "write_text":
                assert "newline" in given and len(call.args) == 2, (path, call.lineno)
            elif name == "open" and modes and "devnull" not in ast.unparse(call):
                assert {"encoding", "newline"} <= given, (path, call.lineno)


def test_python_holds_no_sentence_for_readers():
    """Words that readers see are in words/, charts/*.toml, data/ or docs/: Python has no accented prose."""
    for path in EVERYTHING:
        tree = ast.parse(path.read_text("utf-8"))
        docs = {
            ast.get_docstring(n, clean=False)
            for n in ast.walk(tree)
            if isinstance(n, ast.Module | ast.FunctionDef | ast.ClassDef)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
                assert not re.search(r"[áéíóúñ¿¡]", node.value), (path, node.value)
