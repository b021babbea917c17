import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    final = [
        {"year": r["year"], "thousands": r["deaths"] / 1000, "tip": look.tip(r["year"], r["deaths"] / 1000, 1)}
        for r in data.rows
        if r["deaths"]
    ]
    early = [
        {
            "year": r["year"],
            "thousands": r["provisional_deaths"] / 1000,
            "said": look.number(r["provisional_deaths"] / 1000, 1),
        }
        for r in data.rows
        if r["provisional_deaths"]
    ]
    essay = [
        {"year": f["year"], "thousands": f["value"] / 1000, "said": look.number(f["value"] / 1000)}
        for f in data.figures.values()
    ]
    x = alt.X(
        "year:Q",
        axis=year_axis(look, [2000, 2005, 2010, 2015, 2020, 2024] if look.wide else [2000, 2010, 2020]),
        scale=alt.Scale(domain=[1999, 2030 if look.wide else 2035], nice=False),
    )
    y = alt.Y("thousands:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 122]))
    line = alt.Chart(rows_of(final)).mark_line(color=look.us, strokeWidth=2.5).encode(x=x, y=y, tooltip="tip:N")
    hollow = (
        alt.Chart(rows_of(early))
        .mark_point(color=look.us, size=80, strokeWidth=2, filled=False, opacity=1)
        .encode(x=x, y=y)
    )
    diamonds = (
        alt.Chart(rows_of(essay))
        .mark_point(shape="diamond", color=look.mx, filled=True, size=70, opacity=1)
        .encode(x=x, y=y)
    )
    top = [
        {"year": 2023, "thousands": 110, "said": look["essay_2023"]},
        {"year": 2024, "thousands": 83, "said": look["essay_2024"]},
    ]
    low = [{"year": 2024, "thousands": 76, "said": look["provisional"]}]
    essays = (
        alt.Chart(rows_of(top))
        .mark_text(align="left", dx=9, color=look.mx, fontWeight="bold")
        .encode(x=x, y=y, text="said:N")
    )
    notes = alt.Chart(rows_of(low)).mark_text(align="left", dx=9, color=look.us).encode(x=x, y=y, text="said:N")
    name = (
        alt.Chart(rows_of([{"year": 2011, "thousands": 52, "said": look["final"]}]))
        .mark_text(align="right", color=look.us, fontWeight="bold")
        .encode(x=x, y=y, text="said:N")
    )
    return alt.layer(line, hollow, diamonds, essays, notes, name)
