import altair as alt

from microsite.look import rows_of, value_axis


def draw(data, look):
    rows = [
        r
        | {
            "said": look.number(r["all_thousands"], 1),
            "tip": look.tip(
                r["year"], "; ".join(look[part].format(pounds=look.number(r[part], 1)) for part in ("ports", "between"))
            ),
        }
        for r in data.rows
    ]
    years = [r["year"] for r in rows]
    axis = alt.Axis(title=None, labelAngle=0, ticks=False)
    x = alt.X("year:O", axis=axis, scale=alt.Scale(domain=years))
    y = alt.Y(
        "ports_thousands:Q", axis=value_axis(look, values=[0, 10, 20]), scale=alt.Scale(domain=[0, 30], nice=False)
    )
    base = alt.Chart(rows_of(rows)).encode(x=x)
    ports = base.mark_bar(color=look.us, width={"band": 0.7}).encode(y=y, y2=alt.datum(0), tooltip="tip:N")
    between = base.mark_bar(fill=look.paper, stroke=look.us, strokeWidth=1.6, width={"band": 0.7})
    sums = base.mark_text(dy=-9, fontWeight="bold").encode(y=alt.Y("all_thousands:Q"), text="said:N")
    last = alt.Chart(rows_of(rows[-1:])).encode(x=alt.X("year:O", bandPosition=1))
    named = [
        last.mark_text(align="left", dx=4, dy=dy, color=look.us, fontWeight="bold").encode(
            y=alt.Y(f"{field}:Q"), text=alt.value(look[word].split("|"))
        )
        for field, dy, word in (("all_thousands", -2, "name_between"), ("ports_thousands", 34, "name_ports"))
    ]
    return alt.layer(ports, between.encode(y=y, y2="all_thousands:Q", tooltip="tip:N"), sums, *named)
