import altair as alt

from microsite.look import rows_of, value_axis, year_axis

PERIODS = (2008, 2009, 2010, 2015, 2017, 2022)  # the last year of each


def draw(data, look):
    means = data.rows[0]
    rows, former = [], 2007
    for last in PERIODS:
        mean = means[f"to_{last}"]
        said = look.number(mean, 0)
        tip = look.tip(last if last == former + 1 else look["mean"].format(year=last), said)
        rows.append({"start": former + 0.5, "end": last + 0.5, "mean": mean, "said": said, "tip": tip})
        former = last
    axis = year_axis(look, [2008, 2010, 2015, 2017, 2022])
    x = alt.X("start:Q", axis=axis, scale=alt.Scale(domain=[2007.5, 2022.5], nice=False))
    y = alt.Y("mean:Q", axis=value_axis(look), scale=alt.Scale(domain=[0, 800], nice=False))
    base = alt.Chart(rows_of(rows))
    bars = base.mark_rect(color=look.us, stroke=look.paper, strokeWidth=2).encode(
        x=x, x2="end:Q", y=y, y2=alt.datum(0), tooltip="tip:N"
    )
    middles = [r | {"start": (r["start"] + r["end"]) / 2} for r in rows]
    words = alt.Chart(rows_of(middles)).encode(x=x)
    values = words.mark_text(dy=-9, fontWeight="bold").encode(y=y, text="said:N")
    return alt.layer(bars, values)
