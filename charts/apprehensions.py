import altair as alt

from microsite.look import rows_of, value_axis


def draw(data, look):
    rows = [
        {
            "year": r["year"],
            "thousands": r["apprehensions"] / 1000,
            "kind": r["basis_label"],
            "tip": look.tip(r["year"], r["apprehensions"]),
        }
        for r in data.rows
    ]
    kinds = list(dict.fromkeys(r["kind"] for r in rows))
    axis = alt.Axis(
        format="d", title=None, grid=False, ticks=False, values=list(range(1970, 2030, 5 if look.wide else 10))
    )
    x = alt.X("year:Q", axis=axis, scale=alt.Scale(domain=[1969.2, 2025.8], nice=False))
    y = alt.Y("thousands:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 2300]))
    legend = alt.Legend(columns=1, labelLimit=330)
    colour = alt.Color("kind:N", sort=kinds, legend=legend, scale=alt.Scale(domain=kinds, range=[look.us, look.mx]))
    bars = alt.Chart(rows_of(rows)).mark_bar(size=9 if look.wide else 4).encode(x=x, y=y, color=colour, tooltip="tip:N")
    marks = [
        {"year": 1986, "thousands": 1830, "said": look["irca"]},
        {"year": 2000, "thousands": 1830, "said": look["year_2000"]},
    ]
    words = alt.Chart(rows_of(marks)).mark_text(color=look.quiet).encode(x=x, y=y, text="said:N")
    return alt.layer(bars, words)
