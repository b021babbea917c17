import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    rows = [
        {"year": r["year"], "rate": r["bcf_per_day"], "tip": look.tip(r["year"], r["bcf_per_day"], 2)}
        for r in data.rows
    ]
    last = [rows[-1] | {"said": look.number(rows[-1]["rate"], 1)}]
    x = alt.X("year:Q", axis=year_axis(look), scale=alt.Scale(domain=[1980, 2025.5], nice=False))
    y = alt.Y("rate:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 7.4]))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    area = base.mark_area(color=look.us, opacity=0.16)
    line = base.mark_line(color=look.us, strokeWidth=2.5).encode(tooltip="tip:N")
    end = alt.Chart(rows_of(last)).encode(x=x, y=y)
    dot = end.mark_point(filled=True, color=look.us, size=70, opacity=1)
    said = end.mark_text(align="right", dx=-10, dy=-6, fontWeight="bold", fontSize=look.size + 1).encode(text="said:N")
    return alt.layer(area, line, dot, said)
