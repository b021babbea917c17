import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    rows = [
        {
            "year": r["year"],
            "billions": r["balance"] / 1000,
            "surplus": r["balance"] > 0,
            "tip": look.tip(r["year"], look.number(r["balance"] / 1000, 1).replace("-", "−")),
        }
        for r in data.rows
    ]
    x = alt.X("year:Q", axis=year_axis(look, orient="top", offset=4), scale=alt.Scale(domain=[1984, 2026], nice=False))
    y = alt.Y("billions:Q", axis=value_axis(look), scale=alt.Scale(domain=[-215, 12], nice=False))
    width = 12 if look.wide else 5
    colour = alt.condition("datum.surplus", alt.value(look.us), alt.value(look.mx))
    bars = alt.Chart(rows_of(rows)).mark_bar(size=width).encode(x=x, y=y, color=colour, tooltip="tip:N")
    end = rows[-1]
    last = [end | {"said": look.number(end["billions"], 1).replace("-", "−")}]
    said = (
        alt.Chart(rows_of(last))
        .mark_text(align="right", dx=-12, dy=-8, fontWeight="bold")
        .encode(x=x, y=y, text="said:N")
    )
    return alt.layer(bars, said)
