import altair as alt

from microsite.look import rows_of, value_axis, year_axis

PEAK, LOW, LAST = "2023-12", "2025-07", "2026-01"
TURNS = (("title_42", "2023-05", "right"), ("trump", "2025-01", "right"))


def draw(data, look):
    rows = []
    for r in data.rows:
        if r["apprehensions"] is not None:
            tip = look.tip(look.date(r["month"]), r["thousands"], 1)
            row = {"month": _year(r["month"]), "thousands": r["thousands"], "run": r["month"] > "2025-10", "tip": tip}
            rows.append(row | {"day": r["month"], "said": look.number(r["apprehensions"])})
    x = alt.X(
        "month:Q",
        axis=year_axis(look, list(range(2021, 2027))),
        scale=alt.Scale(domain=[2021, _year(LAST)], nice=False),
    )
    y = alt.Y("thousands:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 280], nice=False))
    base = alt.Chart(rows_of(rows)).encode(x=x, y=y)
    line = base.mark_line(color=look.us, strokeWidth=2.5).encode(detail="run:N", tooltip="tip:N")
    last = alt.Chart(rows_of(rows[-1:])).mark_point(filled=True, color=look.us, size=40, opacity=1)
    layers = [line, last.encode(x=x, y=y)]
    for name, month, align in TURNS:
        turn = alt.Chart(rows_of([{"month": _year(month), "said": look[name]}])).encode(x=x)
        layers.append(turn.mark_rule(color=look.quiet, strokeDash=[2, 3]))
        layers.append(
            turn.mark_text(align=align, dx=-5, color=look.quiet, baseline="top").encode(y=alt.value(2), text="said:N")
        )
    for day, align, dx, dy in ((PEAK, "left", 8, -4), (LOW, "center", -6, -14)):
        mark = alt.Chart(rows_of([r for r in rows if r["day"] == day])).encode(x=x, y=y)
        layers.append(mark.mark_point(filled=True, size=70, opacity=1, color=look.us))
        layers.append(mark.mark_text(align=align, dx=dx, dy=dy, fontWeight="bold").encode(text="said:N"))
    return alt.layer(*layers)


def _year(month):
    year, number = (int(part) for part in month.split("-"))
    return year + (number - 1) / 12
