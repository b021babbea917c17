import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    both = [
        {"year": r["year"], "billions": r["total"] / 1000, "tip": look.tip(r["year"], r["total"] / 1000, 1)}
        for r in data.series["goods-services-trade"]
    ]
    goods = [
        {"year": r["year"], "billions": r["total"] / 1000, "tip": look.tip(r["year"], r["total"] / 1000, 1)}
        for r in data.series["goods-trade"]
        if r["year"] >= 1990
    ]
    goal = data.figures["trade-2025-forecast"]["value"] / 1e9
    x = alt.X("year:Q", axis=year_axis(look), scale=alt.Scale(domain=[1990, 2027], nice=False))
    y = alt.Y("billions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 1080]))
    line = alt.Chart(rows_of(goods)).mark_line(color=look.shared, strokeWidth=2.5).encode(x=x, y=y, tooltip="tip:N")
    dots = (
        alt.Chart(rows_of(both))
        .mark_point(shape="square", filled=True, size=60, color=look.us, opacity=1)
        .encode(x=x, y=y, tooltip="tip:N")
    )
    mark = [{"year": 1990, "to": 2027, "billions": goal, "said": look["goal"]}]
    rule = alt.Chart(rows_of(mark)).mark_rule(color=look.mx, strokeDash=[5, 4]).encode(x=x, x2="to:Q", y=y)
    word = (
        alt.Chart(rows_of(mark))
        .mark_text(align="left", dy=-9, color=look.mx, fontWeight="bold")
        .encode(x=x, y=y, text="said:N")
    )
    names = [
        {"year": 2008, "billions": 190, "said": look["goods"], "kind": "goods"},
        {"year": 2016, "billions": 740, "said": look["both"], "kind": "both"},
    ]
    colour = alt.Color("kind:N", legend=None, scale=alt.Scale(domain=["goods", "both"], range=[look.shared, look.us]))
    labels = (
        alt.Chart(rows_of(names))
        .mark_text(fontWeight="bold", align="right")
        .encode(x=x, y=y, text="said:N", color=colour)
    )
    return alt.layer(rule, word, line, dots, labels)
