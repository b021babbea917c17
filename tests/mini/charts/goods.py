import altair as alt

from microsite.look import rows_of, year_axis


def draw(data, look):
    base = alt.Chart(rows_of([row for row in data.rows if row["total"]]))
    return base.mark_line(color=look.shared).encode(x=alt.X("year:Q", axis=year_axis(look)), y="total:Q")
