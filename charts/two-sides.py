import altair as alt

from microsite.look import rows_of

CLOCK = (1980, 2026)
# Each with its words, its series, its column, its colour, and how many decimals are said.
PANELS = {
    "binds": (
        ("trade", "goods-trade", "trade", "shared", 0),
        ("people", "mexican-origin", "people", "shared", 1),
        ("gas", "gas-exports", "bcf_per_day", "us", 1),
    ),
    "divides": (
        ("homicides", "homicides", "killed", "mx", 0),
        ("overdoses", "overdose-deaths", "died", "us", 0),
        ("arrests", "apprehensions", "caught", "us", 1),
    ),
}


def draw(data, look):
    plots = []
    for side, panels in PANELS.items():
        for number, (name, *panel) in enumerate(panels):
            heading = look[side] if number == 0 else " "
            plots.append(_panel(data, look, *panel).properties(title=_title(look, heading, look[name], number)))
    columns = 3 if look.wide else 1
    return alt.concat(*plots, columns=columns, spacing={"row": 14, "column": 26}).resolve_scale(
        x="independent", y="independent"
    )


def _title(look, heading, words, number):
    quiet = {"fontSize": look.size - 1, "fontWeight": "normal", "color": look.quiet}
    if not look.wide and number:
        return alt.Title(words, anchor="start", offset=0, **quiet)
    said = {f"subtitle{option[0].upper()}{option[1:]}": value for option, value in quiet.items()}
    size = {"fontSize": look.size + 3, "color": look.ink, "offset": 0}
    return alt.Title(heading, subtitle=words, anchor="start", subtitlePadding=5, **size, **said)


def _panel(data, look, series, column, colour, digits):
    rows = [
        {"year": r["year"], "value": r[column], "tip": look.tip(r["year"], r[column], digits)}
        for r in data.series[series]
        if r.get(column) is not None and r["year"] >= CLOCK[0]
    ]
    highest = max(rows, key=lambda row: row["value"])
    axis = alt.Axis(
        format="d",
        title=None,
        grid=False,
        ticks=False,
        values=[1980, 2000, 2020],
        labelColor=look.quiet,
        labelFlush=True,
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=list(CLOCK), nice=False))
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, highest["value"] * 1.3]))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    tone = look.colours[colour]
    if series == "mexican-origin":
        marks = [base.mark_point(color=tone, filled=True, size=34, opacity=1).encode(tooltip="tip:N")]
    else:
        line = base.mark_line(color=tone, strokeWidth=2).encode(tooltip="tip:N")
        marks = [base.mark_area(color=tone, opacity=0.16), line]
    falls = rows[-1]["value"] < highest["value"] * 0.95
    climbs = max(row["value"] for row in rows[1:6]) > rows[0]["value"] * 1.4 > highest["value"] * 0.4
    said = [
        (rows[0], "left", 3 if climbs else 0, 15 if climbs else -11),
        (highest if falls else rows[-1], "right", 0, -9),
    ]
    if falls:
        said.append((rows[-1], "left", 4, 2))
    for row, align, dx, dy in said:
        words = alt.Chart(rows_of([row | {"said": look.number(row["value"], digits)}])).encode(x=x, y=y, text="said:N")
        marks.append(words.mark_text(align=align, dx=dx, dy=dy, fontWeight="bold", color=look.ink))
    width, height = (206, 104) if look.wide else (look.width - 40, 70)
    return alt.layer(*marks).properties(width=width, height=height)
