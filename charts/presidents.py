import altair as alt

from microsite.look import rows_of, word, year_axis

TODAY = "2026-07-01"  # the day to which the site tells events
FIRST, LAST = 1976.8, 2026.5
BANKS = ["us", "eras", "mx"]


def draw(data, look):
    """Two banks of terms, and between them the eras that the site tells, each a link to its page."""
    along, across = ("x", "y") if look.wide else ("y", "x")
    time, bank = _channels(look)
    terms = [_span(r, r["side"], r["short"], look) | {"link": r["link"]} for r in data.records]
    eras = [_span(r, "eras", "", look, r["title"]) | {"link": r["link"]} for r in data.eras]
    where = {along: time, f"{along}2": "end:Q", across: bank}
    colour = alt.Color("bank:N", legend=None, scale=alt.Scale(domain=BANKS, range=[look.us, look.shared, look.mx]))
    edge = {"stroke": look.paper, "strokeWidth": 2}
    size = "height" if look.wide else "width"
    bars = alt.Chart(rows_of(terms)).mark_bar(**edge, **{size: {"band": 0.8 if look.wide else 0.96}})
    told = alt.Chart(rows_of(eras)).mark_bar(**edge, **{size: {"band": 0.7 if look.wide else 0.96}})
    layers = [bars.encode(**where, color=colour, tooltip="tip:N")]
    layers.append(told.encode(**where, color=colour, tooltip="tip:N", href="link:N"))
    layers += [_name(row, look, time, bank) for row in terms]
    layers += [_years(row, look, time, bank) for row in eras]
    return alt.layer(*layers, *_heads(look, time, bank))


def _channels(look):
    axis = year_axis(look, list(range(1980, 2026, 5)))
    if look.wide:
        time = alt.X("start:Q", axis=axis, scale=alt.Scale(domain=[FIRST, LAST + 4.5], nice=False))
        return time, alt.Y("bank:N", sort=BANKS, axis=None, scale=alt.Scale(paddingInner=0.3))
    time = alt.Y("start:Q", axis=axis, scale=alt.Scale(domain=[LAST + 1.4, FIRST - 1.4], nice=False))
    return time, alt.X("bank:N", sort=BANKS, axis=None)


def _span(row, bank, name, look, title=""):
    start, end = max(_year(row["start"]), FIRST), _year(row["end"] or TODAY)
    years = f"{row['start'][:4]}–{(row['end'] or '')[:4]}"
    tip = title or look.tip(row["name"], years)
    return {"bank": bank, "name": name, "years": years, "start": start, "end": end, "tip": tip}


def _year(date):
    year, month, day = (int(part) for part in date.split("-"))
    return year + (month - 1) / 12 + (day - 1) / 365


def _at(look, time, bank, when, where, said, **options):
    places = (when, where) if look.wide else (where, when)
    channels = (time, bank) if look.wide else (bank, time)
    return word(*channels, *places, said, **options)


def _name(row, look, time, bank):
    """A president's name inside of the bar, or behind it where a term has just begun."""
    if row["end"] - row["start"] > 2:
        middle = (row["start"] + row["end"]) / 2
        return _at(look, time, bank, middle, row["bank"], row["name"], color=look.on, fontSize=11.2)
    after = {"align": "left", "dx": 5} if look.wide else {"baseline": "top", "dy": 5}
    return _at(look, time, bank, row["end"], row["bank"], row["name"], **after, fontSize=look.size - 1)


def _years(row, look, time, bank):
    """The years of an era, as many as there is room for."""
    length = row["end"] - row["start"]
    first, last = row["years"].split("–")
    said = row["years"] if not look.wide or length > 5 else first if length > 1.8 else ""
    said = "" if length < 1 else said if int(first) > FIRST else f"–{last}"
    middle = (row["start"] + row["end"]) / 2
    return _at(look, time, bank, middle, "eras", said, color=look.on, fontSize=11.2, fontWeight="bold")


def _heads(look, time, bank):
    """What each row or column holds."""
    place = {"align": "left", "dy": -38 if look.wide else 0} if look.wide else {"dy": -2}
    when = FIRST if look.wide else FIRST - 1
    return [
        _at(look, time, bank, when, side, look[side], **place, fontWeight="bold", color=colour)
        for side, colour in (("us", look.us), ("eras", look.shared), ("mx", look.mx))
    ]
