import altair as alt

from microsite.look import rows_of, value_axis, year_axis

NAMED = {("pew", 2000): "right", ("acs", 2023): "below"}
VALUED = {("pew", 2000), ("pew", 2007), ("pew", 2012), ("acs", 2010), ("acs", 2023)}


def draw(data, look):
    rows = [
        {
            "year": r["year"],
            "people": r["people"],
            "basis": r["basis"],
            "said": look.number(r["people"], 1),
            "name": r["basis_label"],
            "tip": f"{r['basis_label']}, {look.tip(r['year'], r['people'], 1)}",
        }
        for r in data.rows
    ]
    x = alt.X(
        "year:Q",
        axis=year_axis(look, [2000, 2007, 2010, 2015, 2020]),
        scale=alt.Scale(domain=[1999.5, 2023.6], nice=False),
    )
    y = alt.Y("people:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 14], nice=False))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    kinds = ["pew", "acs"]
    shape = alt.Shape("basis:N", legend=None, scale=alt.Scale(domain=kinds, range=["circle", "square"]))
    fill = alt.condition("datum.basis == 'acs'", alt.value(look.us), alt.value(look.paper))
    dots = base.mark_point(size=100, opacity=1, stroke=look.us, strokeWidth=2.2).encode(
        shape=shape, fill=fill, tooltip="tip:N"
    )
    valued = alt.Chart(rows_of([r for r in rows if (r["basis"], r["year"]) in VALUED])).encode(x=x, y=y)
    values = valued.mark_text(dy=-15, fontWeight="bold").encode(text="said:N")
    layers = [dots, values]
    for (basis, year), side in NAMED.items():
        one = alt.Chart(rows_of([r for r in rows if (r["basis"], r["year"]) == (basis, year)])).encode(x=x, y=y)
        place = {"align": "left", "dx": 12, "dy": 5} if side == "right" else {"align": "right", "dx": 8, "dy": 26}
        layers.append(one.mark_text(color=look.us, fontWeight="bold", **place).encode(text="name:N"))
    return alt.layer(*layers)
