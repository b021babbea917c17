import altair as alt

from microsite.look import rows_of, word, year_axis

KINDS = ("rank", "rank_imports", "rank_exports")


def draw(data, look):
    """Three lines one below the other, on one clock; the first place is on top."""
    plots = [_plot(data.rows, kind, look, last=kind == KINDS[-1]) for kind in KINDS]
    return alt.vconcat(*plots, spacing=26)


def _plot(rows, kind, look, last):
    steps = _steps(rows, kind, look)
    ticks = year_axis(look, [1985, 1995, 2005, 2015, 2025], labels=last, ticks=last, domain=False)
    x = alt.X("year:Q", axis=ticks, scale=alt.Scale(domain=[1985, 2025], nice=False))
    places = alt.Axis(values=[1, 2, 3, 4, 5], format="d", title=None, domain=False, ticks=False, labelFontSize=11)
    y = alt.Y("place:Q", axis=places, scale=alt.Scale(domain=[5.2, 0.8], nice=False))
    base = alt.Chart(rows_of(steps)).encode(x=x, y=y)
    line = base.mark_line(color=look.mx, strokeWidth=2.5, interpolate="step-after").encode(tooltip="tip:N")
    layers = [line, word(x, y, 1985, 0.8, look[kind], align="left", dy=-12, fontWeight="bold")]
    first = [row for row in steps if row["place"] == 1]
    dots = alt.Chart(rows_of(first)).mark_point(color=look.mx, filled=True, size=45, opacity=1)
    layers.append(dots.encode(x=x, y=y))
    return alt.layer(*layers).properties(width=look.width - 40, height=66)


def _steps(rows, kind, look):
    return [
        {"year": r["year"], "place": r[kind], "tip": look.tip(f"{look[kind]}, {r['year']}", str(r[kind]))} for r in rows
    ]
