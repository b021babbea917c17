import altair as alt

from microsite.look import rows_of


def draw(data, look):
    goods = data.figures["goods-trade-2024-first"]["value"] / 1e9
    services = data.figures["services-2024"]["value"] / 1e9
    rows = [
        {"part": look["goods"], "start": 0, "end": goods, "said": look.number(goods, 1)},
        {"part": look["services"], "start": goods, "end": goods + services, "said": look.number(services, 1)},
    ]
    order = [row["part"] for row in rows]
    x = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, 960]))
    colour = alt.Color("part:N", legend=None, scale=alt.Scale(domain=order, range=[look.shared, look.us]))
    base = alt.Chart(rows_of(rows)).encode(y=alt.value(look.height / 2))
    bars = base.mark_bar(size=54, stroke=look.paper, strokeWidth=2).encode(x=x, x2="end:Q", color=colour)
    goods_side, services_side = (base.transform_filter(f"datum.start {test} 0") for test in ("==", ">"))
    words = []
    for side, align, at in ((goods_side, "left", x), (services_side, "right", alt.X("end:Q"))):
        words.append(side.mark_text(align=align, dy=-52, fontWeight="bold").encode(x=at, text="part:N", color=colour))
        words.append(side.mark_text(align=align, dy=-36).encode(x=at, text="said:N"))
    total = data.figures["trade-2024"]["value"] / 1e9
    ends = [{"from": 0, "to": total, "said": look["total"].format(total=look.number(total, 1))}]
    whole = alt.Chart(rows_of(ends)).encode(y=alt.value(look.height / 2 + 44))
    span = whole.mark_rule(color=look.quiet).encode(x=alt.X("from:Q", scale=alt.Scale(domain=[0, 960])), x2="to:Q")
    word = whole.mark_text(align="left", dy=16, color=look.quiet).encode(x=alt.value(0), text="said:N")
    return alt.layer(bars, *words, span, word)
