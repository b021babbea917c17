"""Charts and series as data sets: schema.org, and Croissant 1.1 (https://docs.mlcommons.org/croissant/)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from microsite.drawing.chart import Chart
from microsite.evidence.changed import record_changed
from microsite.evidence.edition import Edition
from microsite.evidence.series import Column, Series
from microsite.evidence.sources import Source
from microsite.pages.linked import Node, known, made, maker, whole

# The names that Croissant adds to schema.org's, as its specification lists them.
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "sc": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "conformsTo": "dct:conformsTo",
    **{
        name: f"cr:{name}"
        for name in (
            *("citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet"),
            *("format", "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet"),
            *("references", "regex", "repeated", "replace", "samplingRate", "separator", "source", "subField"),
            "transform",
        )
    },
}
CONFORMS = "http://mlcommons.org/croissant/1.1"
TYPES = {
    "year": "sc:Integer",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "text": "sc:Text",
    "record": "sc:Text",
}


def of_chart(chart: Chart, site_url: str) -> Node:
    """A chart's rows as a data set of schema.org, for the head of its own page."""
    edition, place = chart.edition, f"charts/{chart.id}"
    files = (("csv", "text/csv"), ("json", "application/json"))
    return known(
        {
            **_of(chart, site_url),
            "dateModified": record_changed(edition, chart.words),
            "isBasedOn": [source.address for source in chart.sources if source.address],
            "distribution": [
                known(
                    {
                        "@type": "DataDownload",
                        "encodingFormat": form,
                        "contentUrl": whole(edition, site_url, f"{place}.{end}") or f"../{chart.id}.{end}",
                    }
                )
                for end, form in files
            ],
        }
    )


def chart_croissant(chart: Chart, csv: str, site_url: str) -> str:
    """A chart's rows as Croissant; its CSV has a record set where it is one table."""
    edition = chart.edition
    said = _of(chart, site_url)
    sources = [source.address for source in chart.sources if source.address]
    columns = {}
    if len(chart.data.series) == 1 and "\n\n" not in csv:
        declared = edition.catalog.series[next(iter(chart.data.series))].columns
        columns = {name: declared[name] for name in csv.partition("\n")[0].split(",")}
    return _croissant(edition, said, sources, f"{chart.id}.csv", csv, columns, [])


def series_croissant(edition: Edition, series: Series, csv: str, site_url: str) -> str:
    """A series as Croissant."""
    record = series.record
    said = _said(edition, edition.text(record.title), edition.text(record.caveats), site_url, f"data/{series.id}.csv")
    said["license"] = edition.text(record.licence)
    sources = [edition.catalog.of(Source)[name].address for name in (record.source, *record.also)]
    kept = [address for address in sources if address]
    return _croissant(edition, said, kept, f"{series.id}.csv", csv, dict(series.columns), list(record.key))


def _of(chart: Chart, site_url: str) -> Node:
    """What is said of a chart's rows; those of series are given on their publishers' terms."""
    edition, words = chart.edition, chart.words
    terms = dict.fromkeys(edition.text(edition.catalog.series[name].record.licence) for name in chart.data.series)
    said = _said(edition, edition.text(words.title), edition.text(words.alt), site_url, f"charts/{chart.id}/")
    return {**said, "license": list(terms)} if terms else said


def _said(edition: Edition, title: str, about: str, site_url: str, place: str) -> Node:
    said = {"@type": "Dataset", "name": title, "description": about, "url": whole(edition, site_url, place)}
    return {**said, **made(edition), "creator": maker(edition)}


def _croissant(
    edition: Edition, said: Node, sources: list[str], file: str, csv: str, columns: dict[str, Column], key: list[str]
) -> str:
    name = file.removesuffix(".csv")
    content = csv.encode()
    title, version = said["name"], said.get("version")
    node = {
        "@context": {**CONTEXT, "@language": edition.language},
        **said,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS,
        # Croissant wants three numbers.
        "version": f"{version}.0" if version and version.count(".") == 1 else version,
        "citeAs": f"{said['creator']['name']}{edition.labels['colon']} {title}",
        "isBasedOn": sources,
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file,
                "name": file,
                "contentUrl": file,
                "encodingFormat": "text/csv",
                "contentSize": f"{len(content)} B",
                "sha256": hashlib.sha256(content).hexdigest(),
            }
        ],
        "recordSet": [_record_set(edition, name, file, columns, key)] if columns else [],
    }
    return json.dumps(known(node), ensure_ascii=False, indent=1) + "\n"


def _record_set(edition: Edition, name: str, file: str, columns: dict[str, Column], key: list[str]) -> dict[str, Any]:
    fields = [
        {
            "@type": "cr:Field",
            "@id": f"{name}/{column}",
            "name": column,
            "description": edition.text(said.label),
            "dataType": TYPES[said.type],
            "source": {"fileObject": {"@id": file}, "extract": {"column": column}},
        }
        for column, said in columns.items()
    ]
    keys = [{"@id": f"{name}/{column}"} for column in key]
    return known({"@type": "cr:RecordSet", "@id": name, "name": name, "key": keys, "field": fields})
