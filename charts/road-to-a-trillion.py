import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis


def draw(data, look):
    both = [_row(r, look["both"], look) for r in data.series["goods-services-trade"]]
    goods = [_row(r, look["goods"], look) for r in data.series["goods-trade"] if r["year"] >= 1990]
    goal = data.figures["trade-2025-forecast"]["value"] / 1e9
    last = goods[-1]
    room = 4 if look.wide else 9
    axis = year_axis(look, [1990, 2000, 2010, 2025])
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1990, 2025 + room], nice=False))
    y = alt.Y("billions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 1090], nice=False))
    line = alt.Chart(rows_of(goods)).mark_line(color=look.shared, strokeWidth=3).encode(x=x, y=y, tooltip="tip:N")
    squares = alt.Chart(rows_of(both)).mark_point(shape="square", size=55, color=look.ink, strokeWidth=1.75, opacity=1)
    mark = alt.Chart(rows_of([{"year": 1990, "to": 2025, "billions": goal}]))
    rule = mark.mark_rule(color=look.ink, strokeDash=[5, 4]).encode(x=x, x2="to:Q", y=y)
    dot = alt.Chart(rows_of([last])).mark_point(color=look.shared, filled=True, size=70, opacity=1).encode(x=x, y=y)
    bold = {"fontWeight": "bold"}
    words = [
        word(x, y, 1990, goal, look["goal"], align="left", dy=-10, color=look.ink, **bold),
        word(x, y, 2025, last["billions"], look.number(last["billions"], 1), align="left", dx=9, **bold),
        word(x, y, 2025, goal, look.number(goal), align="left", dx=9, **bold),
        word(x, y, 2011, 330, look["goods"], align="left", color=look.shared, **bold),
        word(x, y, 2018, 790, look["both"], align="right", color=look.ink, **bold),
    ]
    return alt.layer(rule, line, dot, squares.encode(x=x, y=y, tooltip="tip:N"), *words)


def _row(row, name, look):
    return {
        "year": row["year"],
        "billions": row["total"] / 1000,
        "tip": look.tip(f"{name}, {row['year']}", row["total"] / 1000, 1),
    }
