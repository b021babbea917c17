import altair as alt

from microsite.look import rows_of, value_axis


def draw(data, look):
    rows = []
    for r in data.rows:
        if r["deaths"] and r["synthetic_opioids"]:
            rest = r["deaths"] - r["synthetic_opioids"]
            rows.append(
                {"year": r["year"], "kind": look["synthetic"], "order": 0, "thousands": r["synthetic_opioids"] / 1000}
            )
            rows.append({"year": r["year"], "kind": look["other"], "order": 1, "thousands": rest / 1000})
    order = [look["synthetic"], look["other"]]
    x = alt.X(
        "year:O",
        axis=alt.Axis(title=None, labelAngle=0, ticks=False, values=list(range(2013, 2024, 2 if look.wide else 5))),
    )
    y = alt.Y("thousands:Q", stack="zero", axis=value_axis(look))
    legend = alt.Legend(columns=1, labelLimit=320)
    colour = alt.Color("kind:N", sort=order, scale=alt.Scale(domain=order, range=[look.mx, look.other]), legend=legend)
    rows = [r | {"tip": f"{r['kind']}, {look.tip(r['year'], r['thousands'], 1)}"} for r in rows]
    return (
        alt.Chart(rows_of(rows))
        .mark_bar(width={"band": 0.78})
        .encode(x=x, y=y, color=colour, order="order:Q", tooltip="tip:N")
    )
