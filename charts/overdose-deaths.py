import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis


def draw(data, look):
    final = [r | {"tip": look.tip(r["year"], r["thousands"], 1)} for r in data.rows]
    last = final[-1]
    room = 5 if look.wide else 9
    axis = year_axis(look, [2000, 2005, 2010, 2015, 2020, 2024] if look.wide else [2000, 2012, 2024])
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1999, last["year"] + room], nice=False))
    y = alt.Y("thousands:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 132], nice=False))
    base = alt.Chart(rows_of(final)).encode(x=x, y=y)
    layers = [base.mark_line(color=look.us, strokeWidth=2.75).encode(tooltip="tip:N"), *_essay(data, look, x, y)]
    for year, place in (
        (2022, {"align": "right", "dx": 4, "dy": -12}),
        (2023, {"align": "left", "dx": 14 if look.wide else 12, "dy": 1}),
        (2024, {"align": "left", "dx": 10, "dy": 9}),
    ):
        row = next(r for r in final if r["year"] == year)
        dot = alt.Chart(rows_of([row])).mark_point(color=look.us, filled=True, size=50, opacity=1)
        layers.append(dot.encode(x=x, y=y))
        said = look.number(row["thousands"], 1)
        layers.append(word(x, y, year, row["thousands"], said, color=look.us, fontWeight="bold", **place))
    layers.append(word(x, y, 2012, 60, look["final"], align="right", color=look.us, fontWeight="bold"))
    return alt.layer(*layers)


def _essay(data, look, x, y):
    """The essay's two numbers, joined: they fall a little further than the final counts."""
    rows = [
        {
            "year": f["year"],
            "thousands": f["value"] / 1000,
            "tip": look.tip(f"{look['essay']}, {f['year']}", f["value"] / 1000),
        }
        for f in data.figures.values()
    ]
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    first, last = rows
    said = f"{look['essay']} {look.number(first['thousands'])}"
    bold = {"align": "left", "fontWeight": "bold", "color": look.ink}
    return [
        base.mark_line(color=look.ink, strokeDash=[4, 3], strokeWidth=1.75).encode(tooltip="tip:N"),
        word(x, y, first["year"], first["thousands"], said, dx=4, dy=-13, **bold),
        word(x, y, last["year"], last["thousands"], look.number(last["thousands"]), dx=10, dy=-8, **bold),
    ]
