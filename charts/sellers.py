import altair as alt

from microsite.look import rows_of, value_axis, year_axis


def draw(data, look):
    rows = [
        {
            "year": r["year"],
            "country": r["partner_label"],
            "billions": r["imports"] / 1000,
            "tip": f"{r['partner_label']}, {look.tip(r['year'], r['imports'] / 1000, 1)}",
        }
        for r in data.rows
        if r["year"] >= 1990
    ]
    order = list(dict.fromkeys(r["country"] for r in rows))
    tints = dict(zip(("mexico", "canada", "china"), (look.mx, look.other, look.us), strict=True))
    names = {r["partner"]: r["partner_label"] for r in data.rows}
    colours = alt.Scale(domain=order, range=[next(tints[k] for k, v in names.items() if v == name) for name in order])
    x = alt.X("year:Q", axis=year_axis(look), scale=alt.Scale(domain=[1990, 2031 if look.wide else 2036], nice=False))
    x.axis.values = list(range(1990, 2025, 5 if look.wide else 10))
    y = alt.Y("billions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 560]))
    colour = alt.Color("country:N", legend=None, scale=colours)
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y, color=colour)
    lines = base.mark_line(strokeWidth=2.5).encode(
        tooltip="tip:N",
        strokeDash=alt.StrokeDash(
            "country:N", legend=None, scale=alt.Scale(domain=order, range=[[1, 0], [6, 3], [2, 2]])
        ),
    )
    ends = [r for r in rows if r["year"] == 2024]
    words = (
        alt.Chart(rows_of(ends))
        .mark_text(align="left", dx=7, fontWeight="bold")
        .encode(x=x, y=y, color=colour, text="country:N")
    )
    return alt.layer(lines, words)
