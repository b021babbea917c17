import textwrap

import altair as alt

from microsite.look import rows_of, value_axis, year_axis

# Which rate, from which row to which, in force or threatened.
SPANS = (
    ("threatened", 0, 1),
    ("rate", 1, 4),
    ("threatened", 2, 3),
    ("rate", 4, 5),
)
# Words, at which row, at which rate; in the wide drawing above it or below.
SAID = (
    ("announced", 0, 25, True),
    ("in_force", 1, 25, False),
    ("threat", 2, 30, True),
    ("ended", 3, 10, True),
    ("surcharge", 4, 10, False),
)


def draw(data, look):
    days = [_day(r["date"]) for r in data.rows]
    spans = []
    for kind, first, last in SPANS:
        start, rate = data.rows[first], data.rows[first][kind]
        when = f"{look.date(start['date'])} – {look.date(data.rows[last]['date'])}"
        spans.append({"from": days[first], "to": days[last], "value": rate, "kind": kind})
        spans[-1]["tip"] = look.tip(f"{look[kind]}, {when}", f"{rate}%")
    force, threats = (alt.Chart(rows_of([s for s in spans if s["kind"] == kind])) for kind in ("rate", "threatened"))
    bars = force.mark_rect(color=look.us, fillOpacity=0.22)
    edges = force.mark_rule(color=look.us, strokeWidth=3)
    dashed = threats.mark_rule(color=look.us, strokeWidth=2, strokeDash=[5, 4])
    ends = [days[0], days[-1]]
    if look.wide:
        when = {"x": alt.X("from:Q", axis=year_axis(look, [2025, 2026]), scale=alt.Scale(domain=ends, nice=False))}
        rate = {"y": alt.Y("value:Q", axis=_rates(look), scale=alt.Scale(domain=[0, 40], nice=False))}
        later, ground = {"x2": "to:Q"}, {"y2": alt.datum(0)}
    else:
        when = {"y": alt.Y("from:Q", axis=None, scale=alt.Scale(domain=ends[::-1], nice=False))}
        rate = {"x": alt.X("value:Q", axis=_rates(look), scale=alt.Scale(domain=[0, 95], nice=False))}
        later, ground = {"y2": "to:Q"}, {"x2": alt.datum(0)}
    layers = [
        bars.encode(**when, **rate, **later, **ground, tooltip="tip:N"),
        edges.encode(**when, **rate, **later, tooltip="tip:N"),
        dashed.encode(**when, **rate, **later, tooltip="tip:N"),
    ]
    return alt.layer(*layers, *_words(look, days, when, rate))


def _words(look, days, when, rate):
    """The day in bold and what happened below it, beside the step that it explains."""
    line = look.size + 3
    layers = []
    for name, at, value, above in SAID:
        day, *lines = look[name].split("|")
        place = {"from": days[at], "value": value, "day": day}
        if look.wide:
            first = -12 - line * len(lines) if above else 16
        else:
            lines = textwrap.wrap(" ".join(lines), 31)
            place["value"], first = 33, -30 if name == "ended" else 26 if name == "surcharge" else 8
        words = alt.Chart(rows_of([place | {"lines": lines}])).encode(**when, **rate)
        layers.append(words.mark_text(align="left", dx=7, dy=first, fontWeight="bold").encode(text="day:N"))
        layers.append(
            words.mark_text(align="left", baseline="top", dx=7, dy=first + line - 6, lineHeight=line).encode(
                text="lines:N"
            )
        )
    return layers


def _rates(look):
    return value_axis(look, values=[0, 10, 20, 30], grid=not look.wide, labelExpr="datum.label + '%'")


def _day(date):
    year, month, day = (int(part) for part in date.split("-"))
    return year + (month - 1) / 12 + (day - 1) / 365
