import altair as alt

from microsite.look import rows_of


def draw(data, look):
    pairs = {
        "year": ("exports-mexico-2024", "exports-canada-2024"),
        "months": ("exports-mexico-jan-aug-2025", "exports-canada-jan-aug-2025"),
    }
    ids = {"exports-mexico-2024": "exports-2024"}
    rows = []
    for period, names in pairs.items():
        for country, name in zip(("mexico", "canada"), names, strict=True):
            value = data.figures[ids.get(name, name)]["value"] / 1e9
            rows.append(
                {"period": look[period], "country": look[country], "billions": value, "said": look.number(value, 1)}
            )
    order = [look["canada"], look["mexico"]]
    x = alt.X("billions:Q", axis=None, scale=alt.Scale(domain=[0, 420]))
    y = alt.Y(
        "period:N",
        sort=[look["year"], look["months"]],
        axis=alt.Axis(title=None, labels=False, domain=False, ticks=False),
    )
    colour = alt.Color("country:N", legend=None, scale=alt.Scale(domain=order, range=[look.other, look.mx]))
    base = alt.Chart(rows_of(rows)).encode(
        y=y, yOffset=alt.YOffset("country:N", sort=order, scale=alt.Scale(paddingOuter=0.45, paddingInner=0.08))
    )
    bars = base.mark_bar().encode(x=x, color=colour)
    said = base.mark_text(align="left", dx=6, fontWeight="bold").encode(x=x, text="said:N")
    inside = base.mark_text(align="left", dx=8, color=look.on, fontWeight="bold").encode(
        x=alt.value(0), text="country:N"
    )
    heads = alt.Chart(rows_of([{"period": look[name]} for name in pairs]))
    words = heads.mark_text(align="left", dy=-48, color=look.ink).encode(x=alt.value(0), y=y, text="period:N")
    return alt.layer(bars, said, inside, words)
