import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis


def draw(data, look):
    last = data.rows[-1]
    room = 5.5 if look.wide else 11
    axis = year_axis(look, [1985, 1995, 2005, 2015, 2025])
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1985, last["year"] + room], nice=False))
    y = alt.Y("bought:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 580], nice=False))
    gap = alt.Chart(rows_of(data.rows)).mark_area(color=look.other, opacity=0.22).encode(x=x, y=y, y2="sold:Q")
    layers = [gap]
    for kind, colour in (("bought", look.mx), ("sold", look.us)):
        rows = [
            {"year": r["year"], "bought": r[kind], "tip": look.tip(f"{look[kind]}, {r['year']}", r[kind], 1)}
            for r in data.rows
        ]
        line = alt.Chart(rows_of(rows)).mark_line(color=colour, strokeWidth=2.75)
        layers.append(line.encode(x=x, y=y, tooltip="tip:N"))
        said = look.number(last[kind], 1)
        layers.append(word(x, y, last["year"], last[kind], said, align="left", dx=7, color=colour, fontWeight="bold"))
    bold = {"fontWeight": "bold"}
    words = [
        word(x, y, 2010, 452, look["bought"], align="right", color=look.mx, **bold),
        word(x, y, 2013, 235, look["sold"], align="left", color=look.us, **bold),
        _gap(2015, data.rows, look, x, y, align="center"),
        _gap(2025, data.rows, look, x, y, align="left", dx=7),
    ]
    return alt.layer(*layers, *words)


def _gap(year, rows, look, x, y, **options):
    """How much more the United States bought than it sold in a year, in the middle of the gap."""
    row = next(r for r in rows if r["year"] == year)
    number = look.number(row["gap"], 1)
    said = f"{look['gap']} {number}" if look.wide else number
    middle = (row["bought"] + row["sold"]) / 2
    return word(x, y, year, middle, said, color=look.ink, **options)
