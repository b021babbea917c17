import altair as alt

from microsite.look import rows_of


def draw(data, look):
    groups = [("february", "handover-february-2025", look.mx), ("august", "handover-august-2025", look.us)]
    per_row = 15 if look.wide else 10
    dots, heads, top = [], [], 0
    for word, name, _ in groups:
        count = data.figures[name]["value"]
        heads.append({"x": 0, "y": top, "said": look[word].format(count=count)})
        dots += [{"x": n % per_row, "y": top + 1 + n // per_row, "group": word} for n in range(count)]
        top += 1 + -(-count // per_row) + 0.6
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, per_row - 0.4], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[top - 0.4, -0.6], nice=False))
    names, tints = zip(*((word, tint) for word, _, tint in groups), strict=True)
    colour = alt.Color("group:N", legend=None, scale=alt.Scale(domain=list(names), range=list(tints)))
    size = 330 if look.wide else 260
    people = alt.Chart(rows_of(dots)).mark_point(filled=True, size=size, opacity=1).encode(x=x, y=y, color=colour)
    words = alt.Chart(rows_of(heads)).mark_text(align="left", dx=-12, fontWeight="bold").encode(x=x, y=y, text="said:N")
    return alt.layer(people, words)
