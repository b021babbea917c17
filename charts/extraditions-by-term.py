import altair as alt

from microsite.look import rows_of


def draw(data, look):
    rows = [
        r
        | {
            "name": f"{r['president_label']}, {r['first']}–{r['last']}",
            "said": look.number(r["extraditions"]),
            "tip": look.tip(r["president_label"], f"{look.number(r['extraditions'])}, {look.number(r['handed_over'])}"),
        }
        for r in data.rows
    ]
    x = alt.X("extraditions:Q", axis=None, scale=alt.Scale(domain=[0, 660], nice=False))
    y = alt.Y("name:N", sort=[r["name"] for r in rows], axis=None)
    base = alt.Chart(rows_of(rows)).encode(y=y)
    names = base.mark_text(align="left", dy=-19).encode(x=alt.value(0), text="name:N")
    bars = base.mark_bar(height={"band": 0.36}, color=look.mx).encode(x=x, x2=alt.datum(0), tooltip="tip:N")
    layers = [bars, names]
    for r in rows:
        one = alt.Chart(rows_of([r])).encode(y=y)
        if not r["handed_over"]:
            layers.append(one.mark_text(align="left", dx=6, fontWeight="bold").encode(x=x, text="said:N"))
            continue
        handed = alt.Chart(rows_of([r | {"word": look["both"].format(**r)}])).encode(y=y)
        layers.append(
            handed.mark_bar(height={"band": 0.36}, fill=look.paper, stroke=look.mx, strokeWidth=2).encode(
                x=x, x2="all:Q", tooltip="tip:N"
            )
        )
        layers.append(handed.mark_text(align="left", dx=8, fontWeight="bold").encode(x=alt.X("all:Q"), text="word:N"))
    return alt.layer(*layers)
