import altair as alt

from microsite.look import rows_of, word

COUNTS = (
    ("police", "homicides-amlo-police"),
    ("press", "homicides-amlo-preliminary"),
    ("essay", "homicides-amlo-stated"),
    ("calendar", "homicides-amlo-calendar"),
)
FIRST, LAST = 194, 215


def draw(data, look):
    """Each count a dot on the same range, the essay's among them; its value stands at the right."""
    values = {kind: data.figures[name]["value"] / 1000 for kind, name in COUNTS}
    x = alt.X("thousands:Q", axis=None, scale=alt.Scale(domain=[FIRST, LAST], nice=False))
    y = alt.Y("kind:N", sort=list(values), axis=None, scale=alt.Scale(paddingOuter=0.15))
    low, high = min(values.values()), max(values.values())
    spans = [{"kind": kind, "thousands": low, "high": high} for kind in values]
    ranges = alt.Chart(rows_of(spans)).mark_rule(color=look.rule, strokeWidth=3)
    layers = [ranges.encode(x=x, x2="high:Q", y=y)]
    for kind, value in values.items():
        mark = {"shape": "diamond", "color": look.ink} if kind == "essay" else {"shape": "circle", "color": look.mx}
        tip = look.tip(look[kind], value * 1000)
        dot = alt.Chart(rows_of([{"kind": kind, "thousands": value, "tip": tip}]))
        layers.append(dot.mark_point(filled=True, size=150, opacity=1, **mark).encode(x=x, y=y, tooltip="tip:N"))
        said = look["over"] if kind == "essay" else look.number(value * 1000)
        layers.append(word(x, y, LAST, kind, said, align="right", fontWeight="bold"))
        layers.append(word(x, y, FIRST, kind, look[kind], align="left", dy=-22))
    return alt.layer(*layers)
