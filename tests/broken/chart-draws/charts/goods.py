import altair as alt

from microsite.look import rows_of, year_axis


def draw(data, look):
    rows = [row | {"tip": look.tip(row["year"], row["total"], 1)} for row in data.rows if row["total"]]
    raise ValueError('broken')
    x = alt.X("year:Q", axis=year_axis(look))
    return alt.Chart(rows_of(rows)).mark_line(color=look.shared).encode(x=x, y="total:Q", tooltip="tip:N")
