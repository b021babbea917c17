import altair as alt

from microsite.look import rows_of

STEPS = (
    ("trump-tariff-vow", "announced", 0),
    ("february-tariff-pause", "paused", 0),
    ("march-tariffs-in-force", "in_force", 1),
    ("thirty-percent-letter", "threat", 0),
    ("deadline-extended-again", "delayed", 0),
    ("supreme-court-tariffs", "ended", 0),
    ("section-122-surcharge", "surcharge", 1),
)


def draw(data, look):
    dates = {r["id"]: r["date"] for r in data.records}
    rows = []
    for number, (name, word, force) in enumerate(STEPS):
        when = look.date(dates[name])
        first, _, second = look[word].partition("|")
        rows.append({"step": number, "force": force, "when": when, "said": first, "more": second})
    y = alt.Y("step:Q", axis=None, scale=alt.Scale(domain=[len(STEPS) - 0.4, -0.5], nice=False))
    base = alt.Chart(rows_of(rows)).encode(y=y)
    at = alt.value(12)
    spine = base.mark_line(color=look.rule, strokeWidth=3).encode(x=at)
    fill = alt.condition("datum.force == 1", alt.value(look.mx), alt.value(look.paper))
    dots = base.mark_point(size=170, strokeWidth=2.6, stroke=look.mx, opacity=1).encode(x=at, fill=fill)
    when = base.mark_text(align="left", dy=-9, fontWeight="bold", fontSize=look.size).encode(
        x=alt.value(34), text="when:N"
    )
    said = base.mark_text(align="left", dy=9, fontSize=look.size).encode(x=alt.value(34), text="said:N")
    more = base.mark_text(align="left", dy=26, fontSize=look.size, color=look.quiet).encode(
        x=alt.value(34), text="more:N"
    )
    return alt.layer(spine, dots, when, said, more)
