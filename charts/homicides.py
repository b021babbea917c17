import altair as alt

from microsite.look import rows_of, value_axis

TERMS = (
    ("salinas", 1990, 1994),
    ("zedillo", 1995, 2000),
    ("fox", 2001, 2006),
    ("calderon", 2007, 2012),
    ("pena-nieto", 2013, 2018),
    ("lopez-obrador", 2019, 2024),
)


def draw(data, look):
    names = {r["president"]: r["president_label"] for r in data.series["homicides-by-term"]}
    rows = []
    for r in data.series["homicides"]:
        index, term = next((n, t) for n, t in enumerate(TERMS) if t[1] <= r["year"] <= t[2])
        rows.append(
            {
                "year": r["year"],
                "thousands": r["homicides"] / 1000,
                "even": index % 2 == 0,
                "tip": look.tip(r["year"], r["homicides"]),
            }
        )
    tops = [
        {
            "year": (first + last) / 2 - (0 if look.wide or last < 2024 else 1),
            "thousands": 41.5 if look.wide or n % 2 else 44.5,
            "said": names[who],
        }
        for n, (who, first, last) in enumerate(TERMS)
    ]
    axis = alt.Axis(
        format="d", title=None, grid=False, ticks=False, values=list(range(1990, 2025, 5 if look.wide else 10))
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1989.2, 2024.8], nice=False))
    y = alt.Y("thousands:Q", axis=value_axis(look, values=[0, 10, 20, 30, 40]), scale=alt.Scale(domain=[0, 46]))
    colour = alt.condition("datum.even", alt.value(look.mx), alt.value(look.mx_mid))
    bars = (
        alt.Chart(rows_of(rows)).mark_bar(size=15 if look.wide else 6.6).encode(x=x, y=y, color=colour, tooltip="tip:N")
    )
    words = alt.Chart(rows_of(tops)).mark_text(fontSize=12 if look.wide else 11).encode(x=x, y=y, text="said:N")
    return alt.layer(bars, words)
