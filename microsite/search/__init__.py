"""The search: what can be found, how words are read, and the index that a browser loads in pieces."""

from microsite.search.entries import entries
from microsite.search.entry import Entry
from microsite.search.index import write

__all__ = ["Entry", "entries", "write"]
