"""Changes to files of a project: gathered first, shown by line, and written all together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, order=True)
class Edit:
    """New text in place of what stands between two places of a file."""

    path: str
    start: int
    end: int
    text: str


@dataclass
class Changes:
    """Changes to the files of a project folder; `moves` are new paths by old ones."""

    folder: Path
    edits: set[Edit] = field(default_factory=set)
    moves: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """A file as it stands, with its own ends of lines; empty where there is none."""
        if path not in self._texts:
            file = self.folder / path
            self._texts[path] = file.read_bytes().decode("utf-8") if file.is_file() else ""
        return self._texts[path]

    def replace(self, path: str, start: int, end: int, text: str) -> None:
        """Notes a change."""
        self.edits.add(Edit(path, start, end, text))

    def after(self, path: str) -> str:
        """A file as it will be."""
        text = self.made.get(path, self.text(path))
        for edit in sorted((e for e in self.edits if e.path == path), reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text

    @property
    def paths(self) -> list[str]:
        """The files that change, in order."""
        return sorted({edit.path for edit in self.edits} | set(self.made))

    def told(self) -> Iterator[str]:
        """A line for every line that changes, and for every file that moves or is new."""
        for path in self.paths:
            before, after = self.text(path).split("\n"), self.after(path).split("\n")
            if path in self.made:
                yield f"{path}: {'written anew' if self.text(path) else 'new'}"
                continue
            for number, (old, new) in enumerate(zip(before, after, strict=False), 1):
                if old != new:
                    yield f"{path}:{number}: {new.strip()[:110]}"
        for old_path, new_path in sorted(self.moves.items()):
            yield f"{old_path} -> {new_path}"

    def write(self) -> None:
        """Writes every file, then moves what moves."""
        written: Mapping[str, str] = {path: self.after(path) for path in self.paths}
        for path, text in written.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        for old, new in self.moves.items():
            target = self.folder / new
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.folder / old).rename(target)
