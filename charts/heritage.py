import textwrap

import altair as alt

from microsite.look import rows_of, value_axis, year_axis

SHAPES = {"census": "circle", "acs": "square", "conapo": "triangle-up", "essay": "diamond"}
# Which point of each source carries its name, and where: to which side, by how many pixels across and down.
NAMED = {("census", 2000): ("left", 10, 4)}
VALUED = {("census", 1990): ("left", 10, -8)}
BOTH = {
    ("acs", 2022): ("left", 2, 26),
    ("conapo", 2024): ("right", -10, -9),
    ("essay", 1990): ("left", 10, 8),
    ("essay", 2025): ("left", 10, 2),
}


def draw(data, look):
    rows = [_row(r["year"], r["people"], r["basis"], r["basis_label"], look) for r in data.rows]
    essay = [_row(f["year"], f["value"] / 1e6, "essay", look["essay"], look) for f in data.figures.values()]
    x = alt.X(
        "year:Q", axis=year_axis(look, [1990, 2000, 2010, 2020]), scale=alt.Scale(domain=[1989, 2026], nice=False)
    )
    y = alt.Y("millions:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 44], nice=False))
    kinds = list(SHAPES)
    colour = alt.Color(
        "kind:N", legend=None, scale=alt.Scale(domain=kinds, range=[look.us, look.us, look.mx, look.ink])
    )
    shape = alt.Shape("kind:N", legend=None, scale=alt.Scale(domain=kinds, range=list(SHAPES.values())))
    layers = [
        alt.Chart(rows_of(rows + essay))
        .mark_point(filled=True, size=95, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape, tooltip="tip:N")
    ]
    for row in rows + essay:
        place = (row["kind"], row["year"])
        said, at = row["source"], NAMED.get(place)
        if place in VALUED:
            said, at = row["said"], VALUED[place]
        if place in BOTH:
            said, at = f"{row['source']} {row['said']}", BOTH[place]
        if at:
            align, dx, dy = at
            word = alt.Chart(rows_of([row | {"word": textwrap.wrap(said, 40 if align == "right" else 13)}])).mark_text(
                align=align, dx=dx, dy=dy, fontWeight="bold"
            )
            layers.append(word.encode(x=x, y=y, text="word:N", color=colour))
    return alt.layer(*layers)


def _row(year, millions, kind, source, look):
    said = look.number(millions, 0 if millions == int(millions) else 1)
    return {
        "year": year,
        "millions": millions,
        "kind": kind,
        "source": source,
        "said": said,
        "tip": f"{source}, {look.tip(year, said)}",
    }
