import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    rows = [r | {"tip": look.tip(r["year"], r["lorries"], 2)} for r in data.rows]
    x = alt.X("year:Q", axis=year_axis(look), scale=alt.Scale(domain=[2011, 2022], nice=False))
    y = alt.Y("lorries:Q", axis=value_axis(look), scale=alt.Scale(domain=[1, 2]))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    line = base.mark_line(color=look.shared, strokeWidth=2.5).encode(tooltip="tip:N")
    ends = alt.Chart(rows_of([r | {"said": look.number(r["lorries"], 2)} for r in rows if r["year"] in (2012, 2021)]))
    dots = base.mark_point(color=look.shared, filled=True, size=50, opacity=1)
    labels = ends.mark_text(dx=12, dy=-12, fontWeight="bold").encode(x=x, y=y, text="said:N")
    return alt.layer(line, dots, labels)
