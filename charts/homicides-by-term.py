import altair as alt

from microsite.look import rows_of, word


def draw(data, look):
    rows = [
        {"president": f"{r['president_label']}, {r['first_year']}–{r['last_year'] % 100:02d}"}
        | {"yearly": r["yearly"], "tip": _tip(r, look), "said": _said(r, look)}
        for r in data.rows
    ]
    names = [row["president"] for row in rows]
    room = 1.2 if look.wide else 1.55
    x = alt.X("yearly:Q", axis=None, scale=alt.Scale(domain=[0, max(r["yearly"] for r in rows) * room], nice=False))
    y = alt.Y("president:N", sort=names, axis=None, scale=alt.Scale(paddingOuter=0.2))
    bars = alt.Chart(rows_of(rows)).mark_bar(color=look.mx, height={"band": 0.42})
    layers = [bars.encode(x=x, y=y, tooltip="tip:N")]
    for row in rows:
        at = (row["yearly"], row["president"])
        layers.append(word(x, y, *at, row["said"], align="left", dx=7, fontWeight="bold", fontSize=look.size + 1))
        layers.append(word(x, y, 0, row["president"], row["president"], align="left", dy=-20))
    return alt.layer(*layers)


def _said(row, look):
    return look.number(row["yearly"])


def _tip(row, look):
    return look.tip(
        row["president_label"], f"{_said(row, look)} {look['year']}, {look.number(row['homicides'])} {look['sum']}"
    )
