import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis

# Where a day stands among fiscal years, whose bars begin in October: a quarter of a year before it.
LAWS = (("irca", 1986.6), ("iirira", 1996.5))
TITLE_42 = (2019.9, 2023.1)
TOP = 2700


def draw(data, look):
    rows = [r | {"both": r["basis"] != "title-8", "tip": look.tip(r["year"], r["thousands"], 1)} for r in data.rows]
    axis = year_axis(look, list(range(1970, 2021, 10)), ticks=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1969.4, 2029 if look.wide else 2032], nice=False))
    ticks = [0, 500, 1000, 1500, 2000]
    y = alt.Y("thousands:Q", axis=value_axis(look, values=ticks), scale=alt.Scale(domain=[0, TOP], nice=False))
    colour = alt.condition("datum.both", alt.value(look.us_mid), alt.value(look.us))
    bars = alt.Chart(rows_of(rows)).mark_bar(size=8.5 if look.wide else 3.8)
    layers = [bars.encode(x=x, y=y, color=colour, tooltip="tip:N"), *_laws(look, x, y)]
    for row in rows:
        if row["year"] in (1986, 2000, 2022, 2025):
            layers.append(_said(row, look, x, y))
    return alt.layer(*layers)


def _said(row, look, x, y):
    place = {1986: {"align": "right", "dx": 8}, 2025: {"align": "left", "dx": 6, "dy": 0}}.get(row["year"], {})
    said = look.number(row["thousands"])
    return word(x, y, row["year"], row["thousands"], said, fontWeight="bold", **{"dy": -9} | place)


def _laws(look, x, y):
    """The laws and the rule that changed who was held and who was counted, each where it began."""
    layers = []
    quiet = {"color": look.quiet, "fontSize": look.size - (0 if look.wide else 1)}
    for name, year in LAWS:
        edge = alt.Chart(rows_of([{"year": year, "thousands": 0, "top": 2100}]))
        layers.append(edge.mark_rule(color=look.quiet, strokeDash=[2, 3]).encode(x=x, y=y, y2="top:Q"))
        place = {"align": "right", "dx": 4} if name == "irca" else {"align": "left", "dx": -4}
        layers.append(word(x, y, year, 2100, look[name], dy=-8, **quiet, **place))
    first, last = TITLE_42
    span = alt.Chart(rows_of([{"year": first, "last": last, "thousands": 2450}]))
    layers.append(span.mark_rule(color=look.us_mid, strokeWidth=4).encode(x=x, x2="last:Q", y=y))
    layers.append(word(x, y, last, 2450, look["title_42"], align="right", dx=16, dy=-11, **quiet))
    return layers
