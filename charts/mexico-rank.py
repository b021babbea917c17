import altair as alt

from microsite.look import rows_of, year_axis


def draw(data, look):
    kinds = {"rank": look["total"], "rank_exports": look["buyer"], "rank_imports": look["seller"]}
    rows = [run | {"kind": label} for column, label in kinds.items() for run in _runs(data.rows, column, look)]
    x = alt.X("year:Q", axis=year_axis(look), scale=alt.Scale(domain=[1985, 2026 if look.wide else 2027], nice=False))
    names = alt.Axis(title=None, labelLimit=150, domain=False, ticks=False, labelPadding=8, labelColor=look.ink)
    y = alt.Y("kind:N", sort=list(kinds.values()), axis=names)
    tints = [look.mx, look.mx_mid, look.mx_light, look.rule]
    shade = alt.Color("rank:O", legend=None, scale=alt.Scale(domain=[1, 2, 3, 4], range=tints))
    base = alt.Chart(rows_of(rows)).encode(y=y)
    tiles = base.mark_bar(height={"band": 0.72}).encode(x=x, x2="end:Q", color=shade, tooltip="tip:N")
    dark = alt.condition("datum.rank == 1", alt.value(look.on), alt.value(look.ink))
    text = base.encode(text="said:N", color=dark)
    long = text.transform_filter("datum.end > datum.year + 1").mark_text(align="left", dx=2, fontWeight="bold")
    short = text.transform_filter("datum.end == datum.year + 1")
    single = short.mark_text(fontWeight="bold").encode(x="middle:Q")
    return alt.layer(tiles, long.encode(x=x), single)


def _runs(rows, column, look):
    """Years in a row with the same place; fourth and lower are one."""
    runs = []
    for row in rows:
        rank = min(row[column], 4)
        if runs and runs[-1]["rank"] == rank:
            runs[-1]["end"] = row["year"] + 1
        else:
            runs.append({"year": row["year"], "end": row["year"] + 1, "rank": rank})
    for run in runs:
        roomy = look.wide or run["end"] - run["year"] > 1 or rank_matters(run)
        run["said"] = str(run["rank"]) if roomy else ""
        run["middle"] = run["year"] + 0.5
        last = run["end"] - 1
        years = str(run["year"]) if last == run["year"] else f"{run['year']}–{last}"
        run["tip"] = look.tip(years, f"{run['rank']}{'+' if run['rank'] == 4 else ''}")
    return runs


def rank_matters(run):
    return run["rank"] == 1
