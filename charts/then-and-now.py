import altair as alt

from microsite.look import rows_of, word

YEARS = (1990, 2025)


def draw(data, look):
    """Two arrows from the border for each year: up what Mexico sold north, down what the United States sold south."""
    x = alt.X("when:N", sort=[str(year) for year in YEARS], axis=None)
    y = alt.Y("north:Q", axis=None, scale=alt.Scale(domain=[-440, 640], nice=False))
    layers = []
    for row in data.rows:
        layers += _arrow(row, row["north"], "north", look.mx, look, x, y)
        layers += _arrow(row, row["south"], "south", look.us, look, x, y)
        layers.append(
            word(x, y, str(row["year"]), 0, str(row["year"]), dx=-38, dy=-11, align="right", color=look.quiet)
        )
    bold = {"fontWeight": "bold", "fontSize": look.size + (1 if look.wide else 0)}
    layers.append(word(x, y, str(YEARS[0]), 330, look["north"], color=look.mx, **bold))
    layers.append(word(x, y, str(YEARS[0]), -270, look["south"], color=look.us, **bold))
    border = alt.Chart(rows_of([{"north": 0}])).mark_rule(color=look.ink, strokeWidth=1.5).encode(y=y)
    return alt.layer(*layers, border)


def _arrow(row, value, way, colour, look, x, y):
    said = look.number(abs(value), 1)
    mark = {"when": str(row["year"]), "north": value, "ground": 0}
    mark["tip"] = look.tip(f"{look[way]}, {row['year']}", abs(value), 1)
    base = alt.Chart(rows_of([mark])).encode(x=x, y=y)
    up = value > 0
    head = base.mark_point(shape=f"triangle-{'up' if up else 'down'}", color=colour, filled=True, size=1400, opacity=1)
    shaft = base.mark_bar(color=colour, width=24).encode(y2="ground:Q", tooltip="tip:N")
    above = word(x, y, mark["when"], value, said, dy=-30 if up else 30, fontWeight="bold", fontSize=look.size + 2)
    return [shaft, head, above]
