import altair as alt

from microsite.look import rows_of, value_axis


def draw(data, look):
    rows = [r | {"said": f"{look.number(r['share'], 1)}%", "label": r["measure_label"]} for r in data.rows]
    kinds = list(dict.fromkeys(r["label"] for r in rows))
    axis = alt.Axis(
        format="d",
        title=None,
        grid=False,
        values=[2014, 2016, 2018, 2020, 2022, 2024] if look.wide else [2014, 2019, 2024],
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[2012.6, 2025.4], nice=False))
    y = alt.Y("share:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 88]))
    legend = alt.Legend(symbolType="circle", symbolSize=90, columns=1, labelLimit=330)
    colour = alt.Color(
        "label:N", sort=kinds, scale=alt.Scale(domain=kinds, range=[look.us, look.shared, look.mx]), legend=legend
    )
    shape = alt.Shape(
        "label:N", sort=kinds, scale=alt.Scale(domain=kinds, range=["circle", "square", "triangle-up"]), legend=legend
    )
    dots = (
        alt.Chart(rows_of(rows))
        .mark_point(filled=True, size=110, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape)
    )
    above = alt.Chart(rows_of(rows)).encode(x=x, y=y, text="said:N")
    said = above.transform_filter("datum.year != 2023").mark_text(dy=-15, fontWeight="bold")
    low = above.transform_filter("datum.year == 2023").mark_text(dy=17, fontWeight="bold")
    return alt.layer(dots, said, low)
