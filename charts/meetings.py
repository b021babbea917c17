import altair as alt

from microsite.look import rows_of, year_axis


def draw(data, look):
    rows = []
    for r in data.rows:
        parts = [int(part) for part in r["date"].split("-")]
        rows.append(
            {
                "year": parts[0] + (parts[1] - 1) / 12,
                "side": r["side_label"],
                "tip": look.tip(look.date(r["date"]), r["place_label"]),
            }
        )
    order = [next(r["side_label"] for r in data.rows if r["side"] == side) for side in ("us", "mx", "other")]
    x = alt.X(
        "year:Q",
        axis=year_axis(look, list(range(1980, 2026, 5 if look.wide else 10))),
        scale=alt.Scale(domain=[1976.4, 2026.6], nice=False),
    )
    y = alt.Y("side:N", sort=order, axis=None)
    colour = alt.Color("side:N", legend=None, scale=alt.Scale(domain=order, range=[look.us, look.mx, look.quiet]))
    base = alt.Chart(rows_of(rows)).encode(y=y)
    ticks = base.mark_tick(thickness=4 if look.wide else 3, height=26, opacity=0.9)
    dots = ticks.encode(x=x, color=colour, tooltip="tip:N")
    heads = [{"side": side, "said": f"{side}: {sum(r['side'] == side for r in rows)}"} for side in order]
    names = (
        alt.Chart(rows_of(heads))
        .mark_text(align="left", dy=-27, fontWeight="bold")
        .encode(x=alt.value(0), y=y, text="said:N")
    )
    return alt.layer(dots, names)
