import altair as alt

from microsite.look import rows_of, value_axis, year_axis

# What is drawn beside fentanyl, how its line is dashed, and by how many pixels its name is moved at its end.
DRUGS = (("cocaine_million", [2, 3], -5), ("pills", [1, 0], 0), ("heroin_million", [6, 3], 7))


def draw(data, look):
    x = alt.X(
        "year:Q", axis=year_axis(look, [2000, 2005, 2010, 2015, 2020]), scale=alt.Scale(domain=[1999, 2020], nice=False)
    )
    axis = value_axis(look, values=[0, 50, 100, 150])
    layers = []
    for name, dash, dy in DRUGS:
        rows = [{"year": r["year"], "rate": r[name], "tip": _tip(look, name, r)} for r in data.rows]
        layers += _line(rows, x, axis, look.quiet, 2, dash)
        at = alt.Chart(rows_of([r | {"said": look[name]} for r in rows[-1:]]))
        layers.append(
            at.mark_text(align="left", dx=7, dy=dy, color=look.quiet, fontWeight="bold").encode(
                x=x, y="rate:Q", text="said:N"
            )
        )
    rows = [{"year": r["year"], "rate": r["fentanyl"], "tip": _tip(look, "fentanyl", r)} for r in data.rows]
    layers += _line(rows, x, axis, look.us, 3.5, [1, 0])
    last = alt.Chart(rows_of([rows[-1] | {"said": f"{look['fentanyl']} {look.number(rows[-1]['rate'])}"}]))
    layers.append(
        last.mark_text(align="right", dx=-12, dy=4, color=look.us, fontWeight="bold").encode(
            x=x, y="rate:Q", text="said:N"
        )
    )
    return alt.layer(*layers)


def _line(rows, x, axis, colour, width, dash):
    y = alt.Y("rate:Q", axis=axis, scale=alt.Scale(domain=[0, 190], nice=False))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y, tooltip="tip:N")
    return [base.mark_line(color=colour, strokeWidth=width, strokeDash=dash)]


def _tip(look, name, row):
    return f"{look[name]}, {look.tip(row['year'], row[name])}"
