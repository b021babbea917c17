import altair as alt

from microsite.look import rows_of, year_axis

TODAY = 2026.5  # July 2026, to which the site is told


def draw(data, look):
    rows = []
    for r in data.rows:
        year, month = (int(part) for part in r["date"].split("-")[:2])
        tip = look.tip(look.date(r["date"]), f"{r['place_label']}, {r['us_label']}–{r['mx_label']}")
        rows.append({"year": year + (month - 1) / 12, "side": r["side"], "tip": tip})
    order = ["us", "mx", "other"]
    ticks = year_axis(look, list(range(1980, 2026, 5 if look.wide else 10)))
    x = alt.X("year:Q", axis=ticks, scale=alt.Scale(domain=[1976.8, TODAY], nice=False))
    y = alt.Y("side:N", sort=order, axis=None)
    colour = alt.Color("side:N", legend=None, scale=alt.Scale(domain=order, range=[look.us, look.mx, look.other]))
    marks = alt.Chart(rows_of(rows)).mark_tick(thickness=4 if look.wide else 3, height=26, opacity=0.9)
    heads = [{"side": side, "said": look.tip(look[side], sum(r["side"] == side for r in rows))} for side in order]
    names = alt.Chart(rows_of(heads)).mark_text(align="left", dy=-25, fontWeight="bold")
    mexican = [r["year"] for r in rows if r["side"] == "mx"]
    gap = [
        {
            "year": (mexican[-2] + mexican[-1]) / 2,
            "side": "mx",
            "said": look["gap" if look.wide else "short_gap"].split("|"),
        }
    ]
    none = alt.Chart(rows_of(gap)).mark_text(color=look.quiet, fontSize=look.size - 1)
    return alt.layer(
        marks.encode(x=x, y=y, color=colour, tooltip="tip:N"),
        names.encode(x=alt.value(0), y=y, text="said:N", color=colour),
        none.encode(x=x, y=y, text="said:N"),
    )
