import altair as alt

from microsite.look import rows_of

PARTIES = {
    "carter": "Democratic",
    "reagan": "Republican",
    "george-hw-bush": "Republican",
    "clinton": "Democratic",
    "george-w-bush": "Republican",
    "obama": "Democratic",
    "trump": "Republican",
    "biden": "Democratic",
}
COLUMNS = {"mx": 0, "us": 8, "other": 20}  # where the meetings in each country begin


def draw(data, look):
    marks, names = [], []
    for place, who in enumerate(PARTIES):
        names.append({"x": 0, "y": place, "said": f"{look[who]} ({look[PARTIES[who]]})"})
        for side, start in COLUMNS.items():
            met = [r for r in data.rows if r["us"] == who and r["side"] == side]
            for n, r in enumerate(met):
                tip = look.tip(look.date(r["date"]), r["place_label"], r["mx_label"])
                marks.append({"x": start + n, "y": place + 0.45, "side": side, "tip": tip})
            if not met and side == "mx":
                marks.append({"x": start, "y": place + 0.45, "side": "none", "tip": look["never"]})
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, 24.2], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[len(PARTIES) - 0.2, -1.4], nice=False))
    tints = alt.Scale(domain=list(COLUMNS), range=[look.mx, look.us, look.other])
    colour = alt.Color("side:N", legend=None, scale=tints)
    met = [m for m in marks if m["side"] in COLUMNS]
    dots = alt.Chart(rows_of(met)).mark_point(filled=True, opacity=1, size=170 if look.wide else 85)
    never = [m for m in marks if m["side"] == "none"]
    heads = [{"x": start, "y": -0.9, "side": side, "said": look[side].split("|")} for side, start in COLUMNS.items()]
    return alt.layer(
        dots.encode(x=x, y=y, color=colour, tooltip="tip:N"),
        _words(never, "tip").encode(x=x, y=y),
        _words(names, "said").encode(x=x, y=y),
        _words(heads, "said", "bold").encode(x=x, y=y, color=colour),
    )


def _words(rows, field, weight="normal"):
    return alt.Chart(rows_of(rows)).mark_text(align="left", dx=-6, fontWeight=weight).encode(text=f"{field}:N")
