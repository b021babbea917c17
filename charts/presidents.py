import altair as alt

from microsite.look import rows_of, year_axis

TODAY = "2026-07-01"  # the day to which the site tells events


def draw(data, look):
    rows = []
    for r in data.records:
        start, end = _year(r["start"]), _year(r["end"] or TODAY)
        row = {"country": look[r["side"]], "name": r["short"], "start": start, "end": end}
        rows.append(row | {"tip": look.tip(r["name"], _span(r)), "middle": (start + end) / 2, "short": end - start < 2})
    order = [look["us"], look["mx"]]
    return (_bars if look.wide else _columns)(rows, order, look)


def _span(record):
    return f"{record['start'][:4]}–{(record['end'] or '')[:4]}"


def _year(date):
    year, month, day = (int(part) for part in date.split("-"))
    return year + (month - 1) / 12 + (day - 1) / 365


def _layers(rows, order, look, band, along, across, after, offset):
    """Bars with names inside, or behind the bar where a term has just begun."""
    colour = alt.Color("country:N", legend=None, scale=alt.Scale(domain=order, range=[look.us, look.mx]))
    base = alt.Chart(rows_of(rows)).encode(**across)
    bars = base.mark_bar(**band, stroke=look.paper, strokeWidth=2).encode(color=colour, tooltip="tip:N", **along)
    names = base.mark_text(color=look.on, fontSize=11).encode(text="name:N")
    inside = names.transform_filter("!datum.short").encode(**{next(iter(along)): alt.value(0)} | after["middle"])
    outside = (
        base.transform_filter("datum.short")
        .mark_text(fontSize=11, color=look.ink, **offset)
        .encode(text="name:N", **after["end"])
    )
    return alt.layer(bars, inside, outside)


def _bars(rows, order, look):
    axis = year_axis(look, list(range(1980, 2026, 5)))
    x = alt.X("start:Q", axis=axis, scale=alt.Scale(domain=[1976.5, 2030], nice=False))
    y = alt.Y("country:N", sort=order, axis=None)
    after = {name: {"x": alt.X(f"{name}:Q")} for name in ("middle", "end")}
    drawn = _layers(
        rows,
        order,
        look,
        {"height": {"band": 0.5}},
        {"x": x, "x2": "end:Q"},
        {"y": y},
        after,
        {"align": "left", "dx": 4},
    )
    heads = alt.Chart(rows_of([{"country": name} for name in order]))
    return drawn + heads.mark_text(align="left", dy=-32, fontWeight="bold").encode(
        x=alt.value(0), y=y, text="country:N"
    )


def _columns(rows, order, look):
    axis = year_axis(look, list(range(1980, 2026, 5)))
    y = alt.Y("start:Q", axis=axis, scale=alt.Scale(domain=[2028, 1976.5], nice=False))
    head = alt.Axis(
        title=None, orient="top", domain=False, ticks=False, labelAngle=0, labelColor=look.ink, labelFontWeight="bold"
    )
    x = alt.X("country:N", sort=order, axis=head)
    after = {name: {"y": alt.Y(f"{name}:Q")} for name in ("middle", "end")}
    return _layers(
        rows,
        order,
        look,
        {"width": {"band": 0.8}},
        {"y": y, "y2": "end:Q"},
        {"x": x},
        after,
        {"baseline": "top", "dy": 4},
    )
