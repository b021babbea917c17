import altair as alt

from microsite.look import marked_years, rows_of, value_axis, year_axis


def draw(data, look):
    rows = [{"year": r["year"], "billions": r["total"] / 1000} for r in data.rows]
    rows = [r | {"tip": look.tip(r["year"], r["billions"], 1)} for r in rows]
    ends = [r | {"said": look.number(r["billions"], 1)} for r in rows if r["year"] in (1990, 2025)]
    x = alt.X("year:Q", axis=year_axis(look), scale=alt.Scale(domain=[1985, 2027], nice=False))
    y = alt.Y("billions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 950]))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    area = base.mark_area(color=look.shared, opacity=0.16)
    line = base.mark_line(color=look.shared, strokeWidth=2.5).encode(tooltip="tip:N")
    points = alt.Chart(rows_of(ends)).encode(x=x, y=y)
    dots = points.mark_point(color=look.shared, filled=True, size=70, opacity=1)
    labels = points.mark_text(align="right", dx=-8, dy=-9, fontWeight="bold", fontSize=look.size + 1).encode(
        text="said:N"
    )
    marks = marked_years([(1994, look["nafta"], 300), (2020, look["usmca"], 330)], look, x, y)
    return alt.layer(area, line, *marks, dots, labels)
