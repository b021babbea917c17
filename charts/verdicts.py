import altair as alt

from microsite.look import rows_of


def draw(data, look):
    rows = [r | {"verdict": look[r["verdict"]], "said": str(r["count"])} for r in data.records]
    x = alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, 1.12 * max(r["count"] for r in rows)], nice=False))
    names = alt.Axis(title=None, domain=False, ticks=False, labelColor=look.ink, labelLimit=180)
    y = alt.Y("verdict:N", sort=[r["verdict"] for r in rows], axis=names)
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    bars = base.mark_bar(color=look.us, height={"band": 0.6})
    return alt.layer(bars, base.mark_text(align="left", dx=6, fontWeight="bold").encode(text="said:N"))
