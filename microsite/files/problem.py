"""Problems: what an author can mend, where it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from microsite.files.rules import Rule, Severity


@dataclass(frozen=True, order=True)
class Problem:
    """Something an author can mend: where it is, which rule says so, and what to do.

    `path` is relative to the project; `line` counts from 1; `draft` is whether it stands in a page left out.
    """

    path: str
    line: int
    rule: Rule
    message: str
    hint: str = ""
    draft: bool = False

    @property
    def severity(self) -> Severity:
        """The rule's: errors stop the build; in a draft that is left out nothing does."""
        return "warning" if self.draft else self.rule.severity

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: in a draft, " if self.draft else "warning: "
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: {mark}{self.message} ({self.rule}).{hint}"


def did_you_mean(word: str, known: object) -> str:
    """'Did you mean …?' for the nearest known word, or nothing when none is near."""
    names = [str(name) for name in known]  # type: ignore[attr-defined]
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if not near:
        folded = {name.lower(): name for name in names}
        near = [folded[word.lower()]] if word.lower() in folded else []
    return f"Did you mean '{near[0]}'?" if near else ""
