import altair as alt

from microsite.look import rows_of

STARTS = (
    "1981-01-20",
    "1989-01-20",
    "1993-01-20",
    "2001-01-20",
    "2009-01-20",
    "2017-01-20",
    "2021-01-20",
    "2025-01-20",
)

EDGES = (2, 6, 12)  # the counts above which a tile is a tint darker


def draw(data, look):
    records = [r for r in data.records if r["date"] >= STARTS[0]]
    periods = [look[f"term_{number}"] for number in range(1, len(STARTS) + 1)]
    counts = {}
    for r in records:
        period = periods[sum(r["date"] >= start for start in STARTS) - 1]
        counts[period, r["theme_label"]] = counts.get((period, r["theme_label"]), 0) + 1
    rows = [
        {"period": p, "theme": t, "count": n, "shade": sum(n > edge for edge in EDGES), "tip": f"{p}, {look.tip(t, n)}"}
        for (p, t), n in counts.items()
    ]
    totals = {t: sum(n for (_, theme), n in counts.items() if theme == t) for _, t in counts}
    themes = sorted(totals, key=lambda theme: -totals[theme])
    across = alt.Axis(title=None, orient="top", labelAngle=0, domain=False, ticks=False, labelColor=look.ink)
    down = alt.Axis(title=None, domain=False, ticks=False, labelColor=look.ink, labelLimit=150)
    shades = alt.Scale(domain=[0, 1, 2, 3], range=[look.rule, look.mx_light, look.mx_mid, look.mx])
    tint = alt.Color("shade:O", legend=None, scale=shades)
    if look.wide:
        place = {"x": alt.X("period:N", sort=periods, axis=across), "y": alt.Y("theme:N", sort=themes, axis=down)}
    else:
        short = alt.Axis(
            title=None, orient="top", labelAngle=-40, domain=False, ticks=False, labelColor=look.ink, labelLimit=140
        )
        place = {"y": alt.Y("period:N", sort=periods, axis=down), "x": alt.X("theme:N", sort=themes, axis=short)}
    base = alt.Chart(rows_of(rows)).encode(**place)
    tiles = base.mark_rect(stroke=look.paper, strokeWidth=3).encode(color=tint, tooltip="tip:N")
    ink = alt.condition("datum.shade == 3", alt.value(look.on), alt.value(look.ink))
    return alt.layer(tiles, base.mark_text(fontWeight="bold").encode(text="count:Q", color=ink))
