import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    rows = [{"year": r["year"], "millions": r["people"], "source": r["basis_label"]} for r in data.rows]
    essay = [
        {
            "year": row["year"],
            "millions": row["value"] / 1e6,
            "source": look["essay"],
            "said": look.number(row["value"] / 1e6),
            "below": row["year"] == 1990,
        }
        for row in data.figures.values()
    ]
    rows = [_tipped(r, look) for r in rows]
    essay = [_tipped(r, look) for r in essay]
    sources = list(dict.fromkeys(r["source"] for r in rows)) + [look["essay"]]
    x = alt.X("year:Q", axis=year_axis(look), scale=alt.Scale(domain=[1987, 2027], nice=False))
    y = alt.Y("millions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 45]))
    legend = alt.Legend(symbolType="circle", symbolSize=90, columns=4 if look.wide else 2, labelLimit=200)
    colour = alt.Color(
        "source:N",
        sort=sources,
        scale=alt.Scale(domain=sources, range=[look.us, look.shared, look.mx, look.ink]),
        legend=legend,
    )
    shape = alt.Shape(
        "source:N",
        sort=sources,
        scale=alt.Scale(domain=sources, range=["circle", "square", "triangle-up", "diamond"]),
        legend=legend,
    )
    points = (
        alt.Chart(rows_of(rows + essay))
        .mark_point(filled=True, size=90, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape, tooltip="tip:N")
    )
    words = alt.Chart(rows_of(essay)).encode(x=x, y=y, text="said:N")
    below = words.transform_filter("datum.below").mark_text(dy=16, fontWeight="bold")
    above = words.transform_filter("!datum.below").mark_text(dy=-14, fontWeight="bold")
    census = [r | {"said": look.number(r["millions"], 1)} for r in rows if r["year"] == 1990]
    first = (
        alt.Chart(rows_of(census))
        .mark_text(dx=10, dy=-8, align="left", color=look.us, fontWeight="bold")
        .encode(x=x, y=y, text="said:N")
    )
    return alt.layer(points, below, above, first)


def _tipped(row, look):
    return row | {"tip": f"{row['source']}, {look.tip(row['year'], row['millions'], 1)}"}
