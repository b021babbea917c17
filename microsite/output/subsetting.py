"""A font made small: the letters and the pairs of letters that are asked for, without hints, as woff2."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from fontTools import subset as tool
from fontTools.otlLib.builder import buildLookup, buildPairPosGlyphs, buildValue
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables import otTables

UNITS = 500  # to the em, for 1000: a letter of a hand's height is off by less than a hair
COPYRIGHT, LICENCE_ADDRESS = 0, 14  # the names of the font that go with every copy
LEAST = 20  # of a thousand to the em: in a line of prose nobody sees less
LEFT_OUT = ["DSIG", "BASE", "GDEF"]


def subset(source: bytes, letters: str, pairs: Iterable[str]) -> bytes:
    """A font with these letters, and the kerning of these pairs, as woff2; the same bytes every time."""
    options = tool.Options(
        layout_features=["kern"],
        hinting=False,
        glyph_names=False,
        name_IDs=[COPYRIGHT, LICENCE_ADDRESS],
        recalc_timestamp=False,
    )
    options.drop_tables += LEFT_OUT
    font = tool.load_font(io.BytesIO(source), options)
    subsetter = tool.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    _kern(font, pairs)
    scale_upem(font, UNITS)
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _kern(font: TTFont, pairs: Iterable[str]) -> None:
    """Leaves the kerning of some pairs, each written out: classes of letters would say most that never meet."""
    if "GPOS" not in font:
        return
    table, names = font["GPOS"].table, font.getBestCmap()
    tables = [getattr(one, "ExtSubTable", one) for lookup in table.LookupList.Lookup for one in lookup.SubTable]
    found = {}
    for pair in pairs:
        left, right = (names.get(ord(sign)) for sign in pair)
        if left and right and abs(value := _between(tables, left, right)) >= LEAST:
            found[left, right] = (buildValue({"XAdvance": value}), None)
    lookup = buildLookup(buildPairPosGlyphs(found, font.getReverseGlyphMap()))
    table.LookupList.Lookup = [lookup]
    table.LookupList.LookupCount = 1
    for record in table.FeatureList.FeatureRecord:
        record.Feature.LookupListIndex = [0]
        record.Feature.LookupCount = 1


def _between(tables: Iterable[Any], left: str, right: str) -> int:
    """How much nearer two letters stand, by the first of the tables that knows the pair."""
    for one in tables:
        if not isinstance(one, otTables.PairPos) or left not in one.Coverage.glyphs:
            continue
        if one.Format == 1:
            records = one.PairSet[one.Coverage.glyphs.index(left)].PairValueRecord
            record = next((record for record in records if record.SecondGlyph == right), None)
        else:
            first = one.ClassDef1.classDefs.get(left, 0)
            record = one.Class1Record[first].Class2Record[one.ClassDef2.classDefs.get(right, 0)]
        if record:
            return getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
    return 0
