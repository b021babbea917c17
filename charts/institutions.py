import altair as alt

from microsite.look import rows_of, year_axis

TODAY = 2025.9  # 27 November 2025, on which the site ends


def draw(data, look):
    rows = []
    for r in data.rows:
        end = _year(r["end"]) if r["end"] else TODAY
        name = f"{r['institution_label']}, {r['start'][:4]}–{r['end'][:4] if r['end'] else ''}"
        rows.append({"name": name, "start": _year(r["start"]), "end": end, "open": not r["end"], "tip": name})
    x = alt.X(
        "start:Q", axis=year_axis(look, [1990, 2000, 2010, 2020]), scale=alt.Scale(domain=[1985, 2026.2], nice=False)
    )
    y = alt.Y("name:N", sort=[r["name"] for r in rows], axis=None)
    base = alt.Chart(rows_of(rows)).encode(y=y)
    colour = alt.condition("datum.open", alt.value(look.shared), alt.value(look.quiet))
    bars = base.mark_bar(height={"band": 0.32}).encode(x=x, x2="end:Q", color=colour, tooltip="tip:N")
    early = base.transform_filter("datum.start < 2005").mark_text(align="left", dy=-19).encode(x=x, text="name:N")
    late = (
        base.transform_filter("datum.start >= 2005")
        .mark_text(align="right", dy=-19)
        .encode(x=alt.X("end:Q"), text="name:N")
    )
    return alt.layer(bars, early, late)


def _year(date):
    parts = [int(part) for part in date.split("-")]
    month = parts[1] if len(parts) > 1 else 1
    return parts[0] + (month - 1) / 12
