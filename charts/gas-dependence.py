import altair as alt

from microsite.look import rows_of, value_axis

MEASURES = (
    ("demand", "mx", "gas-dependence-2014", "gas-dependence-2024"),
    ("use", "us", "gas-us-share-2019", "gas-us-share-2024"),
)


def draw(data, look):
    x = alt.X(
        "first:Q",
        axis=value_axis(look, values=[0, 25, 50, 75, 100], grid=False, domain=True, ticks=True),
        scale=alt.Scale(domain=[0, 100]),
    )
    y = alt.Y("measure:N", sort=[name for name, *_ in MEASURES], axis=None)
    layers = []
    for measure, side, early, late in MEASURES:
        first, last = data.figures[early], data.figures[late]
        colour = {"mx": look.mx, "us": look.us}[side]
        row = {"measure": measure, "first": first["value"], "last": last["value"], "name": look[measure]}
        span = alt.Chart(rows_of([row])).encode(y=y)
        layers.append(span.mark_rule(color=colour, strokeWidth=4, opacity=0.45).encode(x=x, x2="last:Q"))
        layers.append(
            span.mark_text(align="left", dy=-27, fontWeight="bold", color=colour).encode(x=alt.value(0), text="name:N")
        )
        for figure, align, dx in ((first, "right", -12), (last, "left", 12)):
            share = look.number(figure["value"], 1 if figure["value"] % 1 else 0)
            said = look["share"].format(share=share, year=figure["year"])
            end = alt.Chart(rows_of([row | {"first": figure["value"], "said": said, "tip": said}])).encode(x=x, y=y)
            layers.append(end.mark_point(filled=True, size=150, opacity=1, color=colour).encode(tooltip="tip:N"))
            layers.append(end.mark_text(align=align, dx=dx).encode(text="said:N"))
    return alt.layer(*layers)
