import altair as alt

from microsite.look import rows_of


def draw(data, look):
    per_row = 20 if look.wide else 13
    dots, heads, top = [], [], 0
    for number, r in enumerate(data.rows):
        count, day = r["people"], r["date"]
        said = look["later" if number else "first"].format(day=look.date(day), people=count, total=r["running_total"])
        heads.append({"x": 0, "y": top, "said": said})
        dots += [{"x": n % per_row, "y": top + 1 + n // per_row, "group": day} for n in range(count)]
        top += 1.7 - -count // per_row
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.6, per_row - 0.4], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[top - 0.7, -0.6], nice=False))
    people = alt.Chart(rows_of(dots)).mark_point(filled=True, size=300 if look.wide else 230, opacity=1, color=look.mx)
    words = alt.Chart(rows_of(heads)).mark_text(align="left", dx=-9, fontWeight="bold")
    return alt.layer(people.encode(x=x, y=y, detail="group:N"), words.encode(x=x, y=y, text="said:N"))
