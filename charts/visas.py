import altair as alt

from microsite.look import rows_of


def draw(data, look):
    total, known = (data.figures[name]["value"] for name in ("visas-revoked", "visas-confirmed"))
    per_row = 23 if look.wide else 12
    squares, heads, top = [], [], 0
    for name, count in (("known", known), ("rest", total - known)):
        heads.append({"x": 0, "y": top, "said": look[name].format(count=count)})
        squares += [{"x": n % per_row, "y": top + 1 + n // per_row, "group": name} for n in range(count)]
        top += 1.7 - -count // per_row
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, per_row - 0.4], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[top - 0.7, -0.6], nice=False))
    fill = alt.condition("datum.group == 'known'", alt.value(look.us), alt.value(look.paper))
    marks = alt.Chart(rows_of(squares)).mark_point(
        shape="square", size=300 if look.wide else 250, stroke=look.us, strokeWidth=1.6, opacity=1
    )
    words = alt.Chart(rows_of(heads)).mark_text(align="left", dx=-9, fontWeight="bold").encode(x=x, y=y, text="said:N")
    return alt.layer(marks.encode(x=x, y=y, fill=fill), words)
