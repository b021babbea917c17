"""What templates ask about packs: the files that teachers may take of each page, and how large they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from microsite.evidence.edition import Edition
from microsite.language.values import plain
from microsite.packs import files
from microsite.packs.files import PAPER, PackFile
from microsite.prose.page import Page


@dataclass(frozen=True)
class Taken:
    """A file to take: its kind and label, its address, its size in bytes and in words; 0 and nothing if not known."""

    kind: str
    label: str
    address: str
    size: int
    words: str

    @property
    def printed(self) -> bool:
        """Whether it is for paper or the wall, and not for another program."""
        return self.kind in PAPER


class Packing:
    """The packs of an edition."""

    def __init__(self, edition: Edition, sizes: Mapping[str, int]) -> None:
        """Takes an edition of a project that has passed its check, and how many bytes each file has, by name."""
        self.edition, self.sizes = edition, sizes

    def names(self) -> dict[str, Any]:
        """What templates call them."""
        return {"pack_of": self.pack_of, "pack_of_all": self.pack_of_all, "packs": self.packs, "pack_id": self.pack_id}

    def pack_of(self, page: Page) -> list[Taken]:
        """The files of a page's pack; none where it asks nothing."""
        return self._taken(files.pack_of(self.edition, page))

    def pack_of_all(self) -> list[Taken]:
        """The files of all pages together."""
        return self._taken(files.whole_of(self.edition))

    def packs(self) -> list[tuple[str, list[Page]]]:
        """The pages that have a pack below the name of their section of the menu; those of none come first."""
        left = {f"{page.slug}.md": page for page in files.pages_of(self.edition)}
        settings, groups = self.edition.project.settings, []
        for name, entries in _sections(settings.configurations[settings.default].site.nav):
            pages = [left.pop(path) for path in entries if path in left]
            groups.append((self.edition.words["nav"].get(name, name), pages))
        return [(name, pages) for name, pages in [("", list(left.values())), *groups] if pages]

    def pack_id(self, page: Page) -> str:
        """The id of a page's pack in the list of all."""
        return f"pack-{files.stem_of(self.edition, page)}"

    def _taken(self, found: Iterable[PackFile]) -> list[Taken]:
        words = self.edition.words["packs"]
        sized = ((file, self.sizes.get(file.name, 0)) for file in found)
        return [Taken(one.kind, words[one.kind], one.address, size, self._words(size)) for one, size in sized]

    def _words(self, size: int) -> str:
        """A size for readers, in thousands or millions of bytes."""
        words, locale = self.edition.words["packs"], self.edition.locale
        if size >= 1_000_000:
            return str(words["mb"].format(number=plain(round(size / 1_000_000, 1), locale)))
        return str(words["kb"].format(number=plain(max(1, round(size / 1000)), locale))) if size else ""


def _sections(nav: Any) -> Iterator[tuple[str, list[str]]]:
    """The sections of a menu with the paths below each."""
    for entry in nav:
        for name, value in entry.items() if isinstance(entry, dict) else ():
            if isinstance(value, list):
                yield str(name), list(_paths(value))


def _paths(nav: Any) -> Iterator[str]:
    for entry in nav:
        for value in entry.values() if isinstance(entry, dict) else (entry,):
            yield from [value] if isinstance(value, str) else _paths(value)
