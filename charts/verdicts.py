import altair as alt

from microsite.look import rows_of

VERDICTS = ("confirmed", "nuance", "unverified", "wrong")


def draw(data, look):
    fills = {"confirmed": look.ink, "nuance": look.quiet, "unverified": look.paper, "wrong": look.ink}
    per_row = 24 if look.wide else 12
    squares, heads, top = [], [], 0
    for verdict in VERDICTS:
        found = [r for r in data.records if r["verdict"] == verdict]
        heads.append({"x": 0, "y": top, "said": look.tip(look[verdict], len(found))})
        squares += [
            {"x": n % per_row, "y": top + 1 + n // per_row, "verdict": verdict, "tip": r["title"], "link": r["link"]}
            for n, r in enumerate(found)
        ]
        top += 1.6 - -len(found) // per_row
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, per_row - 0.4], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[top - 0.6, -0.6], nice=False))
    fill = alt.Fill("verdict:N", legend=None, scale=alt.Scale(domain=list(fills), range=list(fills.values())))
    crossed = alt.condition("datum.verdict == 'wrong'", alt.value("cross"), alt.value("square"))
    turned = alt.condition("datum.verdict == 'wrong'", alt.value(45), alt.value(0))
    marks = alt.Chart(rows_of(squares)).mark_point(
        size=400 if look.wide else 330, stroke=look.quiet, strokeWidth=1.2, opacity=1
    )
    words = alt.Chart(rows_of(heads)).mark_text(align="left", dx=-10, fontWeight="bold")
    return alt.layer(
        marks.encode(x=x, y=y, fill=fill, shape=crossed, angle=turned, tooltip="tip:N", href="link:N"),
        words.encode(x=x, y=y, text="said:N"),
    )
