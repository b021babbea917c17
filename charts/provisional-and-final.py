import altair as alt

from microsite.look import rows_of


def draw(data, look):
    rows = []
    for r in data.rows:
        for kind, column in (("provisional", "provisional_deaths"), ("final", "deaths")):
            if r[column]:
                name = f"{r['year']}, {look[kind]}"
                rows.append(
                    {"name": name, "final": kind == "final", "deaths": r[column], "said": look.number(r[column])}
                )
    x = alt.X("deaths:Q", axis=None, scale=alt.Scale(domain=[0, 128000 if look.wide else 145000]))
    axis = alt.Axis(title=None, domain=False, ticks=False, labelColor=look.ink, labelLimit=200)
    base = alt.Chart(rows_of(rows)).encode(y=alt.Y("name:N", sort=[r["name"] for r in rows], axis=axis))
    colour = alt.condition("datum.final", alt.value(look.us), alt.value(look.other))
    bars = base.mark_bar(height={"band": 0.66}).encode(x=x, color=colour)
    said = base.mark_text(align="left", dx=6, fontWeight="bold").encode(x=x, text="said:N")
    return alt.layer(bars, said)
