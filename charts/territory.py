import altair as alt

from microsite.look import rows_of


def draw(data, look):
    ceded = data.figures["cession-share"]["value"]
    both = data.figures["texas-and-cession-share"]["value"]
    rows = []
    for word, lost in (("with_texas", both), ("without_texas", ceded)):
        rows.append({"bar": look[word], "start": 0, "end": lost, "lost": True, "said": look["lost"].format(share=lost)})
        rows.append(
            {"bar": look[word], "start": lost, "end": 100, "lost": False, "said": look["kept"].format(share=100 - lost)}
        )
    x = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, 100]))
    y = alt.Y("bar:N", sort=[rows[0]["bar"], rows[2]["bar"]], axis=None)
    base = alt.Chart(rows_of(rows)).encode(y=y)
    colour = alt.condition("datum.lost", alt.value(look.us), alt.value(look.mx))
    bars = base.mark_bar(height={"band": 0.46}, stroke=look.paper, strokeWidth=2).encode(x=x, x2="end:Q", color=colour)
    words = base.encode(text="said:N")
    lost = (
        words.transform_filter("datum.lost").mark_text(align="left", dx=9, color=look.on, fontWeight="bold").encode(x=x)
    )
    kept = words.transform_filter("!datum.lost").mark_text(align="right", dx=-9, color=look.on, fontWeight="bold")
    names = base.transform_filter("datum.lost").mark_text(align="left", dy=-37).encode(x=alt.value(0), text="bar:N")
    halves = [{"bar": row["bar"], "start": 50} for row in rows if row["lost"]]
    half = alt.Chart(rows_of(halves)).mark_tick(color=look.ink, thickness=2, height={"band": 0.46}).encode(x=x, y=y)
    return alt.layer(bars, half, lost, kept.encode(x=alt.X("end:Q")), names)
