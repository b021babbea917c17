"""Style sheets and scripts that only some pages load, and the words in a page's content that ask for each."""

from __future__ import annotations

# In the order in which a page loads them: later rules win.
STYLES: dict[str, tuple[str, ...]] = {
    "forms.css": ("standards-all", "admonition", "footnotes", "task-list", "<dl", "image-block"),
    "rows.css": ("timeline-rows", "page-list"),
    "river.css": ("river-frame",),
    "lists.css": ("timeline-all", "entry-source", "entry-beside"),
    "questions.css": ("ask-set",),
    "sort.css": ("sort-set",),
    "document.css": ("document-card",),
    "documents.css": ("documents-all",),
    "guess.css": ("guess-start",),
    "folds.css": ("data-folds", "standards-all"),
    "timeline.css": ("timeline-all",),
    "leaders.css": ("leaders-all",),
    "claims.css": ("claims-all",),
    "packs.css": ("packs-all",),
    "listing.css": ("fold-listing",),
    "themes.css": ("data-folds",),
}
SCRIPTS: dict[str, tuple[str, ...]] = {
    "charts.js": ("data-points", "data-explore"),
    "questions.js": ("ask-set",),
    "sort.js": ("sort-set",),
    "folds.js": ("data-folds",),
    "timeline.js": ("timeline-all",),
}
MARKS = frozenset(mark for marks in (*STYLES.values(), *SCRIPTS.values()) for mark in marks)
