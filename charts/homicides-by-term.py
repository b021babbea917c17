import altair as alt

from microsite.look import rows_of


def draw(data, look):
    rows = [
        {
            "president": r["president_label"],
            "years": f"{r['first_year']}-{r['last_year'] % 100:02d}",
            "thousands": r["homicides"] / 1000,
            "said": look.number(r["homicides"]),
            "part": r["coverage"] == "part",
        }
        for r in data.rows
    ]
    order = [r["president"] for r in rows]
    x = alt.X("thousands:Q", axis=None, scale=alt.Scale(domain=[0, 250 if look.wide else 275]))
    y = alt.Y("president:N", sort=order, axis=alt.Axis(title=None, domain=False, ticks=False, labelColor=look.ink))
    base = alt.Chart(rows_of(rows)).encode(y=y)
    colour = alt.condition("datum.part", alt.value(look.mx_light), alt.value(look.mx))
    bars = base.mark_bar(height={"band": 0.62}).encode(x=x, color=colour)
    said = base.mark_text(align="left", dx=6, fontWeight="bold").encode(x=x, text="said:N")
    years = base.mark_text(align="left", dx=6, fontSize=look.size - 1).encode(
        x=alt.value(0), text="years:N", color=alt.condition("datum.part", alt.value(look.ink), alt.value(look.on))
    )
    return alt.layer(bars, said, years)
