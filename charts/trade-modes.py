import altair as alt

from microsite.look import rows_of


def draw(data, look):
    largest = sorted(data.rows, key=lambda r: -r["total"])
    rows = []
    for r in largest:
        if r["mode"] != "mail":
            amount, part = look.number(r["billions"], 1), look.number(r["hundredths"], 0)
            name = r["mode_label"][:1].upper() + r["mode_label"][1:]
            said = f"{amount} ({part}%)"
            rows.append({"billions": r["billions"], "name": name, "said": said, "tip": look.tip(name, said)})
    x = alt.X("billions:Q", axis=None, scale=alt.Scale(domain=[0, 720 if look.wide else 645], nice=False))
    y = alt.Y("name:N", sort=[r["name"] for r in rows], axis=None)
    base = alt.Chart(rows_of(rows)).encode(y=y)
    bars = base.mark_bar(color=look.shared, height={"band": 0.4}).encode(x=x, x2=alt.datum(0), tooltip="tip:N")
    names = base.mark_text(align="left", dy=-18).encode(x=alt.value(0), text="name:N")
    values = base.mark_text(align="left", dx=6, fontWeight="bold").encode(x=x, text="said:N")
    return alt.layer(bars, names, values)
