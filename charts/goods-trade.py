import altair as alt

from microsite.look import marked_years, rows_of, value_axis, word, year_axis


def draw(data, look):
    of = {r["year"]: r for r in data.rows}
    x = alt.X("year:Q", axis=year_axis(look, _ticks(look)), scale=alt.Scale(domain=[1985, 2025], nice=False))
    y = alt.Y("value:Q", axis=value_axis(look, values=[0, 200, 400, 600, 800]), scale=alt.Scale(domain=[0, 960]))
    lines = [
        _line(data.rows, look, x, y, "current", color=look.quiet, strokeWidth=1.75, strokeDash=[5, 3]),
        _line(data.rows, look, x, y, "constant", color=look.shared, strokeWidth=3),
    ]
    marks = marked_years([(1994, look["nafta"], 420), (2020, look["usmca"], 150)], look, x, y)
    bold = {"fontWeight": "bold"}
    words = [
        word(x, y, 2001, 530, look["constant"], align="right", color=look.shared, **bold),
        word(x, y, 2025, 330, look["current"], align="right", color=look.quiet, **bold),
        word(
            x,
            y,
            2009,
            of[2009]["constant"] + 190,
            look["crisis"],
            align="right",
            dx=14 if look.wide else 4,
            color=look.quiet,
        ),
        word(x, y, 2020, of[2020]["constant"] + 170, look["pandemic"], align="right", dx=8, color=look.quiet),
        _end(of[1990], look, x, y, "constant", look.shared, dy=-14),
        _end(of[1990], look, x, y, "current", look.quiet, dy=14),
        _end(of[2025], look, x, y, "constant", look.shared, dy=-14, align="right"),
    ]
    return alt.layer(*marks, *lines, *words)


def _ticks(look):
    return list(range(1985, 2026, 5 if look.wide else 10))


def _line(rows, look, x, y, kind, **options):
    last = rows[-1]["year"]  # where both lines meet, one of them says it
    apart = f", {look[kind]}" if kind == "current" else ""
    found = [
        {"year": r["year"], "value": r[kind]}
        | ({} if apart and r["year"] == last else {"tip": look.tip(f"{r['year']}{apart}", r[kind], 1)})
        for r in rows
    ]
    return alt.Chart(rows_of(found)).mark_line(**options).encode(x=x, y=y, tooltip="tip:N")


def _end(row, look, x, y, kind, colour, **options):
    dot = alt.Chart(rows_of([{"year": row["year"], "value": row[kind]}])).encode(x=x, y=y)
    said = word(x, y, row["year"], row[kind], look.number(row[kind], 1), fontWeight="bold", **options)
    return alt.layer(dot.mark_point(color=colour, filled=True, size=60, opacity=1), said)
