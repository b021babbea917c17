import altair as alt

from microsite.look import rows_of, value_axis, word, year_axis

TERMS = (
    ("salinas", 1990, 1994),
    ("zedillo", 1995, 2000),
    ("fox", 2001, 2006),
    ("calderon", 2007, 2012),
    ("pena-nieto", 2013, 2018),
    ("lopez-obrador", 2019, 2024),
)
SAID = {
    1992: {},
    2007: {"align": "right", "dx": 8, "dy": -20},
    2011: {},
    2020: {"align": "right", "dx": -7},
    2024: {"align": "right", "dx": 13},
}


def draw(data, look):
    rows = [r | {"tip": _tip(r, look)} for r in data.series["homicides"]]
    axis = year_axis(look, list(range(1990, 2025, 5 if look.wide else 10)), ticks=False)
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1989.5, 2024.5], nice=False))
    ticks = [0, 10_000, 20_000, 30_000, 40_000]
    y = alt.Y("homicides:Q", axis=value_axis(look, values=ticks), scale=alt.Scale(domain=[0, 50_000]))
    bars = alt.Chart(rows_of(rows)).mark_bar(color=look.mx, size=13 if look.wide else 6.2)
    layers = [bars.encode(x=x, y=y, tooltip="tip:N"), *_terms(data, look, x, y)]
    for row in rows:
        if row["year"] in SAID:
            layers += _said(row, look, x, y)
    return alt.layer(*layers)


def _tip(row, look):
    rate = f", {look.number(row['rate'])} {look['rate']}" if row["rate"] else ""
    return look.tip(row["year"], look.number(row["homicides"]) + rate)


def _said(row, look, x, y):
    """The count over a bar, and above it the rate where there is room."""
    at = (row["year"], row["homicides"])
    options = {"dy": -9, "fontSize": look.size - 1} | SAID[row["year"]]
    if row["year"] == 2024 and not look.wide:
        options["dy"] = -21
    if row["year"] == 2007 and not look.wide:
        options["dx"] = 0
    layers = [word(x, y, *at, look.number(row["homicides"]), fontWeight="bold", **options)]
    if row["rate"] and look.wide:
        rate = f"{look.number(row['rate'])} {look['rate']}"
        layers.append(word(x, y, *at, rate, color=look.quiet, **options | {"dy": -24}))
    return layers


def _terms(data, look, x, y):
    """The names of the presidents, and a rule between the years that are counted for each."""
    names = {r["president"]: r["president_label"] for r in data.series["homicides-by-term"]}
    layers = []
    for n, (who, first, last) in enumerate(TERMS):
        high = 48_500 if look.wide or n % 2 else 45_000
        size = look.size if look.wide else look.size - 1
        layers.append(word(x, y, (first + last) / 2, high, names[who], fontSize=size))
        if n:
            edge = alt.Chart(rows_of([{"year": first - 0.5, "homicides": 0, "top": 50_000 if look.wide else 42_000}]))
            layers.append(edge.mark_rule(color=look.rule).encode(x=x, y=y, y2="top:Q"))
    return layers
