"""A header that is made from a set of texts: their order is new with every PYTHONHASHSEED."""


def header(formats):
    names = sorted(formats)  # TWIN: in one order
    return "Accept: " + ", ".join(names)


def test_json_comes_before_text():
    assert header({"json", "text"}) == "Accept: json, text"
