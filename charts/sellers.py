import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis


def draw(data, look):
    last = data.rows[-1]["year"]
    room = 9 if look.wide else 19
    axis = year_axis(look, list(range(1985, last + 1, 10)))
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1985, last + room], nice=False))
    y = alt.Y("billions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 570], nice=False))
    layers = []
    for partner, colour, style in (
        ("canada", look.other, {"strokeWidth": 1.75}),
        ("china", look.ink, {"strokeWidth": 2.5, "strokeDash": [6, 3]}),
        ("mexico", look.mx, {"strokeWidth": 3}),
    ):
        rows = [r | {"tip": _tip(r, look)} for r in data.rows if r["partner"] == partner]
        layers.append(alt.Chart(rows_of(rows)).mark_line(color=colour, **style).encode(x=x, y=y, tooltip="tip:N"))
        layers += _end(rows[-1], look, x, y, colour)
    return alt.layer(*layers)


def _tip(row, look):
    return look.tip(f"{row['partner_label']}, {row['year']}", row["billions"], 1)


def _end(row, look, x, y, colour):
    """The name of a line and its last value, at its end."""
    at = (row["year"], row["billions"])
    dot = alt.Chart(rows_of([row])).mark_point(color=colour, filled=True, size=60, opacity=1).encode(x=x, y=y)
    said = f"{row['partner_label']} {look.number(row['billions'], 1)}"
    return [dot, word(x, y, *at, said, align="left", dx=9, color=colour, fontWeight="bold")]
