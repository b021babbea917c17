import altair as alt

from microsite.look import rows_of, value_axis


def draw(data, look):
    rows = [
        {
            "year": r["through"],
            "billions": r["millions"] / 1000,
            "exact": r["precision"] == "exact",
            "said": look.number(r["millions"] / 1000, 1),
        }
        for r in data.rows
    ]
    rows[1]["said"] = look.number(rows[1]["billions"], 2)
    axis = alt.Axis(
        format="d", title=None, grid=False, values=[r["year"] for r in rows] if look.wide else [2008, 2010, 2017, 2022]
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[2006.8, 2023.4], nice=False))
    y = alt.Y("billions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 4]))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    stems = base.mark_rule(color=look.rule, strokeWidth=2).encode(y2=alt.datum(0))
    fill = alt.condition("datum.exact", alt.value(look.us), alt.value(look.paper))
    dots = base.mark_point(size=130, strokeWidth=2.4, stroke=look.us, opacity=1).encode(fill=fill)
    said = base.mark_text(dy=-17, fontWeight="bold").encode(text="said:N")
    return alt.layer(stems, dots, said)
