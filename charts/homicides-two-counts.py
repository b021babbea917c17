import altair as alt

from microsite.look import rows_of


def draw(data, look):
    rows = [
        {
            "kind": look[word],
            "thousands": data.figures[name]["value"] / 1000,
            "said": look.number(data.figures[name]["value"]),
            "main": word == "calendar",
        }
        for word, name in (
            ("calendar", "homicides-amlo-calendar"),
            ("press", "homicides-amlo-preliminary"),
            ("police", "homicides-amlo-police"),
        )
    ]
    essay = data.figures["homicides-amlo-stated"]["value"] / 1000
    x = alt.X("thousands:Q", axis=None, scale=alt.Scale(domain=[0, 215]))
    y = alt.Y("kind:N", sort=[r["kind"] for r in rows], axis=None)
    base = alt.Chart(rows_of(rows)).encode(y=y)
    colour = alt.condition("datum.main", alt.value(look.mx), alt.value(look.mx_mid))
    bars = base.mark_bar(height={"band": 0.4}).encode(x=x, color=colour)
    ink = alt.condition("datum.main", alt.value(look.on), alt.value(look.ink))
    said = base.mark_text(align="left", dx=8, fontWeight="bold").encode(x=alt.value(0), text="said:N", color=ink)
    names = base.mark_text(align="left", dy=-25).encode(x=alt.value(0), text="kind:N")
    mark = alt.Chart(rows_of([{"thousands": essay, "said": look["essay"]}]))
    rule = mark.mark_rule(color=look.ink, strokeDash=[4, 3]).encode(x=x)
    word = mark.mark_text(align="right", dx=-6, fontWeight="bold").encode(
        x=x, y=alt.value(look.height - 14), text="said:N"
    )
    return alt.layer(bars, rule, said, names, word)
