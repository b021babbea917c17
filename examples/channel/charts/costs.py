import altair as alt

from microsite.look import rows_of, value_axis


def draw(data, look):
    rows = [r | {"name": look[r["id"]], "from": r["low"] / 1e9, "to": r["high"] / 1e9} for r in data.rows]
    rows = [r | {"tip": look.tip(r["name"], r["to"], 2)} for r in rows]
    order = [r["name"] for r in rows]
    y = alt.Y("name:N", sort=order, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=300))
    x = alt.X("from:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 10]))
    base = alt.Chart(rows_of(rows)).encode(y=y)
    spans = base.mark_rule(color=look.shared, strokeWidth=4).encode(x=x, x2="to:Q")
    dots = base.mark_point(color=look.shared, filled=True, size=90, opacity=1).encode(x=x, tooltip="tip:N")
    far = base.mark_point(color=look.shared, filled=True, size=90, opacity=1).encode(x="to:Q", tooltip="tip:N")
    return alt.layer(spans, dots, far)
