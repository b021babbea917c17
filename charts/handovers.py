import altair as alt

from microsite.look import rows_of


def draw(data, look):
    per_row = 15 if look.wide else 10
    dots, heads, top = [], [], 0
    for r in data.rows:
        count, day = r["people"], r["date"]
        heads.append({"x": 0, "y": top, "said": f"{look.date(day)}: {count}"})
        dots += [{"x": n % per_row, "y": top + 1 + n // per_row, "group": day} for n in range(count)]
        top += 1 + -(-count // per_row) + 0.6
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, per_row - 0.4], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[top - 0.4, -0.6], nice=False))
    tints = alt.Scale(domain=[r["date"] for r in data.rows], range=[look.mx, look.us, look.shared])
    colour = alt.Color("group:N", legend=None, scale=tints)
    size = 330 if look.wide else 260
    people = alt.Chart(rows_of(dots)).mark_point(filled=True, size=size, opacity=1).encode(x=x, y=y, color=colour)
    words = alt.Chart(rows_of(heads)).mark_text(align="left", dx=-12, fontWeight="bold").encode(x=x, y=y, text="said:N")
    return alt.layer(people, words)
