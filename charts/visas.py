import altair as alt

from microsite.look import rows_of


def draw(data, look):
    total, known = (data.figures[name]["value"] for name in ("visas-revoked", "visas-confirmed"))
    per_row = 17 if look.wide else 10
    rows = [{"x": n % per_row, "y": n // per_row, "known": n < known} for n in range(total)]
    deep = -(-total // per_row)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, per_row - 0.4], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[deep + 0.9, -0.6], nice=False))
    fill = alt.condition("datum.known", alt.value(look.mx), alt.value(look.paper))
    marks = alt.Chart(rows_of(rows)).mark_point(
        shape="square", size=300 if look.wide else 250, stroke=look.mx, strokeWidth=1.6, opacity=1
    )
    keys = [
        {"x": 0, "y": deep + 0.35, "said": look["known"].format(known=known, rest=total - known)},
    ]
    words = alt.Chart(rows_of(keys)).mark_text(align="left", dx=-8).encode(x=x, y=y, text="said:N")
    return alt.layer(marks.encode(x=x, y=y, fill=fill), words)
