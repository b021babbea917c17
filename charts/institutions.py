import altair as alt

from microsite.look import rows_of, year_axis

TODAY = 2025.9  # 27 November 2025, the day of the essay
ALONE = {"certification": "us", "national-guard": "mx"}


def draw(data, look):
    rows = []
    for r in data.rows:
        whose = ALONE.get(r["institution"], "both")
        end = _year(r["end"]) if r["end"] else TODAY
        years = f"{r['start'][:4]}–{r['end'][:4] if r['end'] else ''}"
        name = f"{r['institution_label']} ({look[whose]}), {years}"
        rows.append(
            {"name": name, "start": _year(r["start"]), "end": end, "whose": whose, "ended": bool(r["end"]), "tip": name}
        )
    ticks = [1986, 1990, 2000, 2010, 2020]
    x = alt.X("start:Q", axis=year_axis(look, ticks), scale=alt.Scale(domain=[1986, TODAY], nice=False))
    y = alt.Y("name:N", sort=[r["name"] for r in rows], axis=None)
    base = alt.Chart(rows_of(rows)).encode(y=y)
    tints = alt.Scale(domain=["us", "mx", "both"], range=[look.us, look.mx, look.shared])
    stroke = alt.Stroke("whose:N", legend=None, scale=tints)
    fill = alt.Fill("whose:N", legend=None, scale=tints)
    layers = []
    for test, filled in (("!datum.ended", True), ("datum.ended", False)):
        bars = base.transform_filter(test).mark_bar(height={"band": 0.3}, strokeWidth=2, fill=look.paper)
        channels = {"fill": fill, "stroke": stroke} if filled else {"stroke": stroke}
        layers.append(bars.encode(x=x, x2="end:Q", tooltip="tip:N", **channels))
    early = base.transform_filter("datum.start < 1990").mark_text(align="left", dy=-19).encode(x=x, text="name:N")
    late = base.transform_filter("datum.start >= 1990").mark_text(align="right", dy=-19)
    return alt.layer(*layers, early, late.encode(x=alt.X("end:Q"), text="name:N"))


def _year(date):
    parts = [int(part) for part in date.split("-")]
    month = parts[1] if len(parts) > 1 else 1
    return parts[0] + (month - 1) / 12
