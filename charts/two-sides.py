import altair as alt

from microsite.look import rows_of

CLOCK = (1980, 2026)
# What binds, and what divides: each with its series, its column, its colour and the year that it is set against.
PANELS = (
    (
        ("trade", "goods-trade", "trade", "shared"),
        ("people", "mexican-origin", "people", "shared"),
        ("gas", "gas-exports", "bcf_per_day", "us"),
    ),
    (
        ("homicides", "homicides", "killed", "mx"),
        ("overdoses", "overdose-deaths", "died", "us"),
        ("arrests", "apprehensions", "caught", "us"),
    ),
)


def draw(data, look):
    width = (look.width - 44) / 3 - 12 if look.wide else look.width - 40
    height = 120 if look.wide else 74
    sides = []
    for name, panels in zip(("binds", "divides"), PANELS, strict=True):
        plots = [_panel(data, look, *panel, width, height) for panel in panels]
        side = alt.hconcat(*plots, spacing=18) if look.wide else alt.vconcat(*plots, spacing=4)
        title = alt.Title(look[name], anchor="start", fontSize=look.size + 3, color=look.ink, offset=8)
        sides.append(side.properties(title=title))
    return alt.vconcat(*sides, spacing=18).resolve_scale(x="independent", y="independent")


def _panel(data, look, name, series, column, colour, width, height):
    rows = [
        {"year": r["year"], "value": r[column]}
        for r in data.series[series]
        if r.get(column) is not None and r["year"] >= CLOCK[0]
    ]
    digits = 1 if column in ("people", "bcf_per_day", "caught") else 0
    rows = [r | {"tip": look.tip(r["year"], r["value"], digits)} for r in rows]
    top = max(r["value"] for r in rows)
    axis = alt.Axis(format="d", title=None, grid=False, ticks=False, values=[1980, 2000, 2020], labelColor=look.quiet)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=list(CLOCK), nice=False))
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, top * 1.45]))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    tone = look.colours[colour]
    marks = [
        base.mark_area(color=tone, opacity=0.16),
        base.mark_line(color=tone, strokeWidth=2).encode(tooltip="tip:N"),
    ]
    if series == "mexican-origin":
        marks = [base.mark_point(color=tone, filled=True, size=34, opacity=1).encode(tooltip="tip:N")]
    ends = (rows[0], rows[-1])
    for row, align in zip(ends, ("left", "right"), strict=True):
        said = row | {"said": look.number(row["value"], digits)}
        words = alt.Chart(rows_of([said])).encode(x=x, y=y, text="said:N")
        marks.append(words.mark_text(align=align, dy=-11, fontWeight="bold", color=look.ink))
    head = alt.Title(
        look[name], anchor="start", fontSize=look.size - 1, fontWeight="normal", color=look.quiet, offset=0
    )
    return alt.layer(*marks).properties(width=width, height=height, title=head)
