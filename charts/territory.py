import altair as alt

from microsite.look import rows_of


def draw(data, look):
    share = data.figures["texas-and-cession-share"]["value"]
    places = (
        ("texas", -99.2, 31.6),
        ("ceded", -114.3, 38.6),
        ("sold", -110.9, 32.6),
        ("share", -109.2, 35.6),
    )
    said = {name: look[name].format(share=share) for name, _, _ in places}
    rows = [{"longitude": x, "latitude": y, "said": said[name], "name": name} for name, x, y in places]
    base = alt.Chart(rows_of(rows)).encode(longitude="longitude:Q", latitude="latitude:Q", text="said:N")
    size = look.size if look.wide else look.size - 1
    plain = base.transform_filter("datum.name != 'share'").mark_text(fontSize=size, lineBreak="|", **look.halo)
    bold = base.transform_filter("datum.name == 'share'").mark_text(fontSize=size + 9, fontWeight="bold", **look.halo)
    return alt.layer(plain, bold)
