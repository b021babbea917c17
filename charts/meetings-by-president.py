import altair as alt

from microsite.look import rows_of

SIDES = ("mx", "us", "other")
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


def draw(data, look):
    marks, heads = [], []
    for place, (who, party) in enumerate(PARTIES.items()):
        met = sorted((r for r in data.rows if r["us"] == who), key=lambda r: SIDES.index(r["side"]))
        here = sum(r["side"] == "mx" for r in met)
        in_mexico = look["in_mexico"].format(count=here) if here else look["never"]
        heads.append({"x": 0, "y": place, "said": f"{look[who]}, {look[party]}: {in_mexico}"})
        for n, r in enumerate(met):
            tip = look.tip(look.date(r["date"]), r["place_label"], r["mx_label"])
            marks.append({"x": n, "y": place + 0.45, "side": r["side_label"], "tip": tip})
    names = [next(r["side_label"] for r in data.rows if r["side"] == side) for side in SIDES]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, 20 if look.wide else 18.5], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[len(PARTIES) - 0.2, -0.3], nice=False))
    legend = alt.Legend(title=None, orient="top")
    colour = alt.Color("side:N", scale=alt.Scale(domain=names, range=[look.mx, look.us, look.quiet]), legend=legend)
    shape = alt.Shape("side:N", scale=alt.Scale(domain=names, range=["circle", "square", "diamond"]), legend=legend)
    dots = alt.Chart(rows_of(marks)).mark_point(filled=True, opacity=1, size=170 if look.wide else 100)
    said = alt.Chart(rows_of(heads)).mark_text(align="left", dx=-6, fontWeight="bold")
    return alt.layer(
        dots.encode(x=x, y=y, color=colour, shape=shape, tooltip="tip:N"), said.encode(x=x, y=y, text="said:N")
    )
