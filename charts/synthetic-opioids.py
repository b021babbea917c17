import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis


def draw(data, look):
    axis = year_axis(look, [2014, 2016, 2018, 2020, 2022, 2024] if look.wide else [2014, 2019, 2024], ticks=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[2012.4, 2024.6], nice=False))
    y = alt.Y("thousands:Q", axis=value_axis(look, values=[0, 25, 50, 75, 100]), scale=alt.Scale(domain=[0, 136]))
    with_them = [r | {"tip": look.tip(f"{look['with']}, {r['year']}", r["thousands"], 1)} for r in data.rows]
    without = [r | {"tip": look.tip(f"{look['without']}, {r['year']}", r["other_thousands"], 1)} for r in data.rows]
    size = 34 if look.wide else 15
    low = alt.Chart(rows_of(with_them)).mark_bar(color=look.us, size=size)
    high = alt.Chart(rows_of(without)).mark_bar(color=look.other, size=size)
    layers = [
        low.encode(x=x, y=y, tooltip="tip:N"),
        high.encode(x=x, y=y, y2="all_thousands:Q", tooltip="tip:N"),
    ]
    return alt.layer(*layers, *_words(data.rows, look, x, y))


def _words(rows, look, x, y):
    """What each layer is, and how many it holds at its highest and last."""
    inside = {"color": look.on, "fontWeight": "bold", "fontSize": look.size - (0 if look.wide else 1)}
    layers = [
        word(x, y, r["year"], r["thousands"], look.number(r["thousands"], 0 if not look.wide else 1), dy=11, **inside)
        for r in rows
        if r["year"] in (2022, 2024)
    ]
    layers += [
        word(x, y, r["year"], r["all_thousands"], look.number(r["all_thousands"], 1), dy=-9, fontSize=look.size - 1)
        for r in rows
        if r["year"] in (2022, 2024)
    ]
    left = {"align": "left", "fontWeight": "bold"}
    layers.append(word(x, y, 2012.5, 130, look["without"], **left, color=look.other))
    layers.append(word(x, y, 2012.5, 119, look["with"], **left, color=look.us))
    return layers
