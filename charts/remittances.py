import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    rows = [
        {
            "year": r["year"],
            "real": r["constant"],
            "then": r["billions"],
            "said": look.number(r["constant"], 1),
            "tip": look.tip(
                r["year"],
                look["both"].format(real=look.number(r["constant"], 1), then=look.number(r["billions"], 1)),
            ),
        }
        for r in data.rows
    ]
    x = alt.X(
        "year:Q",
        axis=year_axis(look, [1995, 2000, 2005, 2010, 2015, 2020, 2025] if look.wide else [1995, 2005, 2015, 2025]),
        scale=alt.Scale(domain=[1995, 2025], nice=False),
    )
    y = alt.Y("real:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 78], nice=False))
    base = alt.Chart(rows_of(rows)).encode(x=x)
    then = base.mark_line(color=look.quiet, strokeDash=[4, 3], strokeWidth=2)
    real = base.mark_line(color=look.mx, strokeWidth=2.8).encode(y=y, tooltip="tip:N")
    layers = [then.encode(y=alt.Y("then:Q")), real]
    for year, align, dx, dy in ((2021, "right", -6, -6), (2023, "center", 0, -14), (2025, "left", 8, 2)):
        one = alt.Chart(rows_of([r for r in rows if r["year"] == year])).encode(x=x, y=y)
        layers.append(one.mark_point(filled=True, color=look.mx, size=60, opacity=1))
        layers.append(one.mark_text(align=align, dx=dx, dy=dy, fontWeight="bold").encode(text="said:N"))
    for year, field, name, colour, dx, dy in (
        (2007, "real", "constant", look.mx, 0, -16),
        (2012, "then", "current", look.quiet, 16, 22),
    ):
        one = alt.Chart(rows_of([r | {"word": look[name]} for r in rows if r["year"] == year]))
        layers.append(
            one.mark_text(dx=dx, dy=dy, color=colour, fontWeight="bold").encode(
                x=x, y=alt.Y(f"{field}:Q"), text="word:N"
            )
        )
    return alt.layer(*layers)
