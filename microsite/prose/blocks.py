"""Puts what the parser reads into a tree of elements, in which every run of words knows its line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX
from markdown_it.token import Token

from microsite.prose.boxes import BOXES
from microsite.prose.dialect import DEEPEST, parser
from microsite.prose.elements import HIDDEN, Run, Tree, kept
from microsite.prose.forms import NO_LIST, unused, wrong_box, wrong_code, wrong_fence

TAGS = {"s": "del"}
HIGHEST = 99  # with which a list is believed to begin
BOTH = 2  # lines: the one that opens something, and another


def tree_of(text: str, tag: str) -> Tree:
    """Reads Markdown; `tag` is that of the element around everything."""
    text = text.replace(STX, "").replace(ETX, "")
    env: dict[str, Any] = {}
    builder = _Builder(tag, text.split("\n"))
    builder.read(parser().parse(text, env))
    builder.notes(env.get("notes", []))
    builder.tree.forms += unused(env.get("references", {}), text)
    return builder.tree


class _Builder:
    """Goes through the parser's tokens once."""

    def __init__(self, tag: str, lines: list[str]) -> None:
        self.tree = Tree(Element(tag))
        self.lines = lines
        self.open = [self.tree.root]
        self.line = self.first = 1
        self.called: set[str] = set()

    def read(self, tokens: Iterable[Token]) -> None:
        skipped = False
        for token in tokens:
            if token.map:
                self.line = token.map[0] + 1
            if token.type.startswith("alert_title"):
                skipped = token.nesting > 0
            elif skipped or token.hidden:
                continue
            elif token.type == "inline":
                self._inline(token)
            else:
                self._block(token)

    def _block(self, token: Token) -> None:
        made = {
            "box_open": self._box,
            "alert_open": self._box,
            "box_title_open": lambda token: self.open.append(self.open[-1][0]),
            "fence": self._code,
            "code_block": self._code,
            "footnote_block_open": self._footnotes,
            "footnote_open": lambda token: self._into("li", {"id": f"fn:{token.meta['id'] + 1}"}),
            "footnote_anchor": self._back,
        }
        if token.nesting < 0:
            self.open.pop()
        else:
            made.get(token.type, self._element)(token)

    def _element(self, token: Token) -> None:
        """A block that is in the page what it is called."""
        self._into(token.tag, {name: str(value) for name, value in token.attrs.items()})
        if not token.nesting:
            self.open.pop()
        if "checked" in token.meta:
            ticked = {"checked": ""} if token.meta["checked"] else {}
            SubElement(self.open[-1], "input", {"type": "checkbox", "disabled": ""} | ticked)
        if int(token.attrs.get("start", 1)) > HIGHEST:
            self.tree.forms.append((self.line, f"'{token.attrs['start']}.' begins a list", NO_LIST))
        if token.level > DEEPEST:
            self.tree.forms.append((self.line, "a block stands in too many others, too deep to be read", ""))

    def _footnotes(self, token: Token) -> None:
        section = SubElement(self.open[-1], "section", {"class": "footnotes"})
        self.open.append(SubElement(section, "ol"))

    def _into(self, tag: str, attributes: dict[str, str]) -> None:
        safe = {name: kept(value) for name, value in attributes.items()}
        self.open.append(SubElement(self.open[-1], TAGS.get(tag, tag), safe))

    def _box(self, token: Token) -> None:
        """A box; without a title of its own its first element waits for the adapter to name the kind."""
        kind, mark, title = (token.meta.get(name) for name in ("kind", "mark", "title"))
        kind = str(kind).lower()
        folds = bool(mark) and mark != "!!!"
        classes = f"admonition {BOXES.get(kind, kind)}"
        self._into("details" if folds else "div", {"class": classes} | ({"open": ""} if mark == "???+" else {}))
        assert token.map
        empty = token.map[1] - token.map[0] < BOTH and not title
        if wrong := wrong_box(kind, self.lines[self.line - 1], empty=empty):
            self.tree.forms.append((self.line, *wrong))
        if title != "" or folds:
            name = {} if title else {"data-box": kind}
            SubElement(self.open[-1], "summary" if folds else "p", {"class": "admonition-title"} | name)

    def _code(self, token: Token) -> None:
        attributes = {"class": f"language-{token.info.split()[0]}"} if token.info.strip() else {}
        code = SubElement(SubElement(self.open[-1], "pre"), "code", {n: kept(v) for n, v in attributes.items()})
        code.text = kept(token.content)
        fenced = token.type == "fence"
        # An empty fence at the end of a page has no line of its own inside.
        self.tree.runs[code, "text"] = Run(self.line + (fenced and bool(token.content)), "")
        assert token.map
        closed = token.map[1] - token.map[0] >= BOTH and self.lines[token.map[1] - 1].strip(" >\t").startswith(
            token.markup
        )
        if wrong := wrong_fence(token.info, closed=closed) if fenced else wrong_code(token.content):
            self.tree.forms.append((self.line, *wrong))

    def _back(self, token: Token) -> None:
        number, again = token.meta["id"] + 1, token.meta["subId"]
        target = f"#fnref:{number}" + (f"-{again + 1}" if again else "")
        SubElement(self.open[-1], "a", {"class": "footnote-backref", "href": target}).text = "↩"

    def notes(self, written: list[tuple[str, int]]) -> None:
        """Footnotes that stand twice, or that no text calls for: they would not be shown."""
        seen: set[str] = set()
        for label, line in written:
            if label in seen:
                self.tree.forms.append((line, f"footnote '[^{label}]' is written twice", "Give one another name."))
            elif label not in self.called:
                hint = f"Write [^{label}] where it belongs, or take it away."
                self.tree.forms.append((line, f"footnote '[^{label}]' is called for nowhere", hint))
            seen.add(label)

    def _inline(self, token: Token) -> None:
        """The words of a block."""
        self.first = self.line
        self._words("", "")
        for child in token.children or []:
            self._piece(child)
            if "lines" in child.meta:
                self.line = self.first + child.meta["lines"]

    def _piece(self, token: Token) -> None:
        made = {
            "softbreak": self._break,
            "hardbreak": self._break,
            "image": self._image,
            "footnote_ref": self._footnote,
        }
        if token.type in ("text", "text_special"):
            escaped = token.type == "text_special" and token.content != token.markup
            self._words(token.content, HIDDEN if escaped else token.content)
        elif token.type in made:
            made[token.type](token)
        elif token.type == "code_inline":
            code = SubElement(self.open[-1], "code")
            code.text = kept(token.content)
            self.tree.runs[code, "text"] = Run(self.line, token.meta["written"])
        elif token.type == "citation":
            SubElement(self.open[-1], "sup", {"class": "cites", "data-said": kept(token.content)})
        elif token.nesting > 0:
            self._into(token.tag, {name: str(value) for name, value in token.attrs.items()})
        else:
            self.open.pop()

    def _break(self, token: Token) -> None:
        if token.type == "hardbreak":
            SubElement(self.open[-1], "br")
        self._words("\n", "\n")
        self.line += 1

    def _words(self, words: str, bare: str) -> None:
        """Adds words behind the last element, or where there is none into the block itself."""
        parent = self.open[-1]
        element, part = (parent[-1], "tail") if len(parent) else (parent, "text")
        setattr(element, part, (getattr(element, part) or "") + kept(words))
        self.tree.runs.setdefault((element, part), Run(self.line)).bare += bare

    def _image(self, token: Token) -> None:
        alt = "".join(" " if child.type.endswith("break") else child.content for child in token.children or [])
        attributes = {"src": str(token.attrs["src"]), "alt": alt}
        if title := token.attrs.get("title"):
            attributes["title"] = str(title)
        SubElement(self.open[-1], "img", {name: kept(value) for name, value in attributes.items()})

    def _footnote(self, token: Token) -> None:
        number, again = token.meta["id"] + 1, token.meta["subId"]
        self.called.add(token.meta["label"])
        mark = SubElement(
            self.open[-1], "sup", {"class": "note-mark", "id": f"fnref:{number}" + (f"-{again + 1}" if again else "")}
        )
        SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{number}"}).text = str(number)
