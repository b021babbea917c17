import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis


def draw(data, look):
    rows = [r | {"tip": look.tip(r["year"], r["bcf_per_day"], 1)} for r in data.rows]
    x = alt.X("year:Q", axis=year_axis(look, _ticks(look)), scale=alt.Scale(domain=[1980, 2024], nice=False))
    y = alt.Y("bcf_per_day:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 7.2], nice=False))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    layers = [
        base.mark_area(color=look.us, opacity=0.16),
        base.mark_line(color=look.us, strokeWidth=2.5).encode(tooltip="tip:N"),
    ]
    for row in rows:
        if row["year"] in (2000, 2014, 2024):
            layers += _said(row, look, x, y)
    return alt.layer(*layers)


def _ticks(look):
    return [1980, 1990, 2000, 2014, 2024]


def _said(row, look, x, y):
    at = (row["year"], row["bcf_per_day"])
    dot = alt.Chart(rows_of([row])).mark_point(color=look.us, filled=True, size=70, opacity=1).encode(x=x, y=y)
    number = look.number(row["bcf_per_day"], 1)
    return [dot, word(x, y, *at, number, align="right", dx=-4, dy=-13, fontWeight="bold", fontSize=look.size + 1)]
