"""Official series: the sidecar that says what a CSV holds, and its typed rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from microsite.files.fieldtypes import Flag, Number, Ref, SomeStrings, Strings, Text, Texts, Words, wrong
from microsite.files.problem import did_you_mean
from microsite.files.record import Part, Stating
from microsite.files.rules import Rule


class Column(Part):
    """A column of a series' CSV."""

    label: Text = Field(description="its heading for readers")
    type: Literal["year", "integer", "number", "text", "record"] = Field(
        description="what its cells hold; record is the id of a leader"
    )
    unit: Annotated[Words | None, Ref("unit")] = Field(None, description="what its numbers count")
    scale: Number = Field(Decimal(1), description="the number in a cell times this is the value in the unit")
    low: Number | None = Field(None, description="no cell is below")
    high: Number | None = Field(None, description="no cell is above")
    optional: Flag = Field(False, description="whether cells may be empty")
    values: Strings = Field((), description="the words that its cells may hold")
    labels: Texts = Field({}, description="for readers, the words of its cells")

    @property
    def numeric(self) -> bool:
        """Whether its cells are numbers to compare, which years are not."""
        return self.type in ("integer", "number")

    @model_validator(mode="after")
    def _named(self) -> Self:
        odd = next((name for name in self.labels if self.values and name not in self.values), None)
        if odd is not None:
            hint = did_you_mean(odd, self.values) or "Add it to values."
            raise wrong(Rule.FIELD_UNKNOWN, f"no cell may hold '{odd}'", hint, f"labels.{odd}")
        return self

    @model_validator(mode="after")
    def _scaled(self) -> Self:
        if self.scale <= 0:
            raise wrong(Rule.VALUE_PLAUSIBLE, f"{self.scale} is no scale", "Write 1, 1_000 or 1_000_000.", "scale")
        return self


class Sidecar(Stating):
    """What a series' CSV holds and where it comes from."""

    KIND: ClassVar = "series"
    FOLDER: ClassVar = "series"
    title: Text = Field(description="what was counted")
    source: Annotated[Words, Ref("source")] = Field(description="who publishes it")
    also: Annotated[Strings, Ref("source")] = Field((), description="sources of single rows, or cross-checks")
    licence: Text = Field(description="on what terms its publisher gives it")
    vintage: Text = Field(description="which edition, and when it was read")
    caveats: Text = Field(description="what to know before comparing its rows")
    key: SomeStrings = Field(description="the columns whose cells together name a row")
    columns: dict[str, Column] = Field(description="the columns of the CSV, in order")
    meet: Strings = Field(
        (), description="of meetings, a row for each: the columns of leaders who met; the first of key has the date"
    )

    @model_validator(mode="after")
    def _who(self) -> Self:
        for name in self.meet:
            if name not in self.columns or self.columns[name].type != "record":
                hint = 'Name columns with type = "record".'
                raise wrong(Rule.FIELD_TYPE, f"'{name}' is no column of leaders", hint, "meet")
        return self


@dataclass(frozen=True)
class Series:
    """An official series: its sidecar and the rows of its CSV.

    `rows` hold typed cells (int, Decimal, str, or None where empty), in the file's order;
    `lines` holds the line of each row in the CSV.
    """

    record: Sidecar
    csv_path: str
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    lines: tuple[int, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """The file stem."""
        return self.record.id

    @property
    def columns(self) -> Mapping[str, Column]:
        """The declared columns by name, in order."""
        return self.record.columns

    def key_of(self, row: Mapping[str, Any]) -> str:
        """The row's name: the cells of its key columns, joined by '/'."""
        return "/".join(str(row.get(name)) for name in self.record.key)

    def find(self, at: str) -> Mapping[str, Any] | None:
        """The row of that name, or None."""
        return next((row for row in self.rows if self.key_of(row) == at), None)

    def value(self, at: str, column: str) -> Decimal | None:
        """A cell in the column's unit (its number times its scale), or None where there is none."""
        row = self.find(at)
        cell = row.get(column) if row else None
        return Decimal(cell) * self.columns[column].scale if isinstance(cell, int | Decimal) else None
