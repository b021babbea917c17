"""Every rule by name: what it asks in one sentence, and whether a breach stops the build.

The table of rules in CONTRIBUTING.md is written from here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Severity = Literal["error", "warning"]


class Rule(StrEnum):
    """A rule's name, the sentence that says what it asks, and its severity."""

    asks: str
    severity: Severity

    def __new__(cls, name: str, asks: str, severity: Severity = "error") -> Rule:
        """A member whose value is its name."""
        rule = str.__new__(cls, name)
        rule._value_ = name
        rule.asks = asks
        rule.severity = severity
        return rule

    CHARACTER_SHOWN = "character-shown", "pages hold no control characters and none that turn the direction of writing"
    CACHE_WRITABLE = "cache-writable", "the folder `.cache` can be written", "warning"
    CHART_ALONE = "chart-alone", "a chart stands in a paragraph of its own"
    CHART_ALT = "chart-alt", "the alt text states at least one number"
    CHART_COMPUTED = "chart-computed", "the arithmetic that a chart's words name can be worked out over its rows"
    CHART_DATA = "chart-data", "a chart names what it draws, each thing once"
    CHART_DRAWS = "chart-draws", "the chart's Python runs"
    CHART_FIELDS = "chart-fields", "what a chart draws is in its rows"
    CHART_IMPORTS = "chart-imports", "a chart's Python imports Altair, the look and plain arithmetic, and opens nothing"
    CHART_KNOWN = "chart-known", "the chart exists"
    CHART_LIMITS = "chart-limits", "a chart's Python ends by itself, in time and in the memory that it may take"
    CHART_NUMBERS = "chart-numbers", "numbers in a chart's words are in its rows, or in arithmetic that it names"
    CHART_PRINTS = "chart-prints", "numbers that a drawing prints are in its rows, arithmetic or words"
    CHART_ROW = "chart-row", "words that point into a chart name a row whose value it tells"
    CHART_SAME = "chart-same", "the same sources give the same drawing"
    CHART_TWICE = "chart-twice", "a chart stands once on a page"
    CHART_VALUES = "chart-values", "what a chart draws is a value of its rows, or arithmetic that its words name"
    CHART_WORDS = "chart-words", "a chart has its words, and either a form or its Python"
    CLAIM_REASON = "claim-reason", "a statement says why, where its verdict asks, and by what time has judged it"
    COMPONENT_HOME = "component-home", "some page lists every record of the kind that is linked"
    COMPONENT_TARGET = "component-target", "a list names what it can show, in its own paragraph"
    CORRECTION_PAGE = "correction-page", "a correction names pages that exist"
    DATE_REAL = "date-real", "dates exist, spans end after they begin, and what is done was not done on a day to come"
    DOCUMENT_PAGE = "document-page", "a document names a page that exists"
    DOCUMENT_QUOTE = "document-quote", "a document quotes at most forty words, and says which language they were in"
    DOCUMENT_SOURCE = "document-source", "the source of a document leads to the whole of it"
    EVENT_IN_TERM = "event-in-term", "leaders named with an event were in office"
    EVENT_KNOWN = "event-known", "the event exists"
    FIELD_MISSING = "field-missing", "required fields are there"
    FIELD_TYPE = "field-type", "fields have their type"
    FIELD_UNKNOWN = "field-unknown", "no field that the kind does not have"
    FIGURE_KNOWN = "figure-known", "the figure exists"
    FIGURE_VALUE = "figure-value", "a figure has one value, and a cell of a series is a number in the same unit"
    FILE_NAME = "file-name", "files have names that every system can keep, upper and lower case being one"
    FILE_PLACE = "file-place", "files lie in the project, and no link leads out of it"
    FILE_READABLE = "file-readable", "files can be read"
    FILE_SYNTAX = "file-syntax", "TOML, CSV and YAML are well formed"
    FILE_USED = "file-used", "every file of docs/ is a page or an image of one; others are not published", "warning"
    FILE_UTF8 = "file-utf8", "files are UTF-8"
    HEADING_ID = "heading-id", "a heading's address is not taken by a record or the site's frame"
    ID_DUPLICATE = "id-duplicate", "an id stands once"
    ID_FORM = "id-form", "ids are lower-case words joined by hyphens"
    ID_RESERVED = (
        "id-reserved",
        "no series is called like a table that the compiler writes beside it, no side like a colour or a column",
    )
    IMAGE_ALONE = "image-alone", "an image stands in a paragraph of its own, and its caption beside its file"
    IMAGE_ALT = "image-alt", "an image says in its alt text what it shows"
    IMAGE_KNOWN = "image-known", "an image lies below docs/ and is a picture"
    IMAGE_RECORD = "image-record", "a picture has its caption, credit and licence beside it"
    IMAGE_SIZE = "image-size", "a picture weighs at most 300 KB"
    LEADER_KNOWN = "leader-known", "the leader exists"
    LINK_EXTERNAL = "link-external", "outside addresses are sources in `data/`"
    LINK_INTERNAL = "link-internal", "links inside the site lead to a page and a heading"
    LINK_SCHEME = "link-scheme", "an address begins with a known word"
    MAP_FILE = "map-file", "a base map has its shapes beside it, as TopoJSON"
    MAP_KNOWN = "map-known", "the base map exists"
    MARKDOWN_FORM = "markdown-form", "a page holds no Markdown that would be shown as it is written"
    MOVED_KNOWN = "moved-known", "an old id leads to what is there now, and nothing else has it"
    NUMBER_AGREES = "number-agrees", "the words of a figure say what its record says, at the precision written"
    NUMBER_EVIDENCE = "number-evidence", "numbers in prose are figures"
    NUMBER_FORM = "number-form", "numbers cannot be read in two ways"
    NUMBER_READABLE = "number-readable", "a figure's words hold one number"
    NUMBER_UNIT = "number-unit", "money says that it is money, shares that they are per cent"
    OUTCOME_KNOWN = "outcome-known", "the outcome exists"
    PAGE_ADDRESS = "page-address", "a page has an address that nothing else has"
    PAGE_HEADING = "page-heading", "a page has one heading of the first level, and text"
    PAGE_IN_NAV = "page-in-nav", "pages are in the navigation, and it names pages"
    PAGE_LANGUAGES = "page-languages", "a page exists in every language"
    PAGE_CHANGED = "page-changed", "a translation is made from its original as it stands", "warning"
    PAGE_ORIGINAL = "page-original", "a translated page has its original in the default language"
    PALETTE_COLOURS = "palette-colours", "colours are written out, and what is read stands out from what is behind it"
    PLACE_KNOWN = "place-known", "the place exists"
    PROJECT_CONFIG = "project-config", "the project has a configuration that can be read"
    RAW_HTML = "raw-html", "pages hold no HTML"
    QUESTION_KIND = "question-kind", "a question has the fields of its kind, and as many right answers as that asks"
    QUESTION_LENGTH = "question-length", "no right answer is given away by its length"
    QUESTION_PAGE = "question-page", "a question rests on records, and its page exists and tells one of them"
    QUESTION_SHORT = "question-short", "questions and answers that are too long for quiz programs have a short form"
    RECORD_USED = "record-used", "figures, series, sources, places and charts are used", "warning"
    ROLE_KNOWN = "role-known", "the role exists"
    FRAMEWORK_KNOWN = "framework-known", "the framework exists"
    STANDARD_KNOWN = "standard-known", "the standard exists"
    TEACHING_PAGE = "teaching-page", "what is taught names a page, and each page once"
    SERIES_CELL = "series-cell", "cells have their column's type"
    SERIES_COLUMNS = "series-columns", "the CSV has the declared columns and no other"
    SERIES_EMPTY = "series-empty", "a series has rows"
    SERIES_KEY = "series-key", "key columns are declared"
    SERIES_KNOWN = "series-known", "the series exists"
    SERIES_SIDECAR = "series-sidecar", "a CSV has its sidecar, and a sidecar its CSV"
    SOURCE_ADDRESS = "source-address", "a source has an address, or a reason why not"
    SIDE_KNOWN = "side-known", "the side exists"
    SOURCE_KIND_KNOWN = "source-kind-known", "the sort of sources exists"
    SOURCE_KNOWN = "source-known", "the source exists"
    SOURCE_TWICE = "source-twice", "no two sources have one address", "warning"
    STATUS_KNOWN = "status-known", "the status exists"
    TEMPLATE_HOSTS = "template-hosts", "templates and their assets ask no other host for anything"
    TEMPLATE_RUNS = "template-runs", "templates are there and run"
    TERM_KNOWN = "term-known", "the glossary term exists"
    TEXT_NUMBERS = "text-numbers", "a record's texts state the numbers that it lists, and no other"
    TEXT_LANGUAGES = "text-languages", "texts speak every language of the site"
    THEME_KNOWN = "theme-known", "the theme exists"
    TRANSLATION_NUMBERS = "translation-numbers", "a text's numbers are the same in every language"
    UNIT_KNOWN = "unit-known", "the unit exists"
    VALUE_PLAUSIBLE = "value-plausible", "values lie in their column's range"
    VERDICT_KNOWN = "verdict-known", "the verdict exists"
    VERSION_FORM = (
        "version-form",
        "a file of `data/versions/` is a version as a build wrote it, and no later one has its number",
    )
    WORDS_KNOWN = "words-known", "the site's languages have their words, with the same places to fill in"
    BUILT_FACES = "built-faces", "after the build: every chart has its page, table, drawings and data"
    BUILT_IDS = "built-ids", "after the build: ids are unique on a page"
    BUILT_LINKS = "built-links", "after the build: every link leads somewhere"
    BUILT_NUMBERS = "built-numbers", "after the build: every number of the page is one that the check has read"
    BUILT_PAGES = "built-pages", "after the build: every figure and chart of the source is in the page"
    BUILT_SCRIPTS = "built-scripts", "after the build: pages hold the theme's scripts and styles only"
    BUILT_SEARCH = "built-search", "after the build: every entry of the search leads to a place that is there"

    @classmethod
    def known(cls, kind: str) -> Rule:
        """The rule that a record of a kind exists; KeyError where the kind has none."""
        return cls[f"{kind.upper().replace('-', '_')}_KNOWN"]

    @classmethod
    def named(cls, name: str) -> Rule | None:
        """The rule of that name, or None."""
        return next((rule for rule in cls if rule == name), None)
