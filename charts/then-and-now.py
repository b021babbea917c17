import altair as alt

from microsite.look import rows_of


def draw(data, look):
    pairs = {
        "both": ("goods-trade-1990", "goods-trade-2024"),
        "imports": ("imports-1990", "imports-2024"),
        "exports": ("exports-1990", "exports-2024"),
    }
    rows = [
        {
            "kind": look[name],
            "year": str(row["year"]),
            "billions": row["value"] / 1e9,
            "said": look.number(row["value"] / 1e9, 1),
        }
        for name, ids in pairs.items()
        for row in (data.figures[i] for i in ids)
    ]
    order = [look[name] for name in pairs]
    x = alt.X("billions:Q", axis=None, scale=alt.Scale(domain=[0, 890]))
    y = alt.Y("kind:N", sort=order, axis=alt.Axis(title=None, domain=False, ticks=False, labels=False))
    colour = alt.Color("year:N", legend=None, scale=alt.Scale(domain=["1990", "2024"], range=[look.quiet, look.shared]))
    base = alt.Chart(rows_of(rows)).encode(y=y)
    line = base.mark_line(color=look.rule, strokeWidth=3).encode(x=x, detail="kind:N")
    dots = base.mark_point(filled=True, size=150, opacity=1).encode(x=x, color=colour)
    said = base.mark_text(dy=20, fontWeight="bold").encode(x=x, text="said:N", color=colour)
    years = base.mark_text(dy=-16, fontSize=look.size - 1).encode(x=x, text="year:N", color=colour)
    names = (
        base.transform_filter("datum.year == '1990'")
        .mark_text(align="left", dy=-32, fontWeight="bold", fontSize=look.size)
        .encode(x=alt.value(0), text="kind:N")
    )
    return alt.layer(line, dots, said, years, names)
