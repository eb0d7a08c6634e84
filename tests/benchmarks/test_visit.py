"""What a browser would load is found in pages, styles and modules."""

import pytest

from tests.benchmarks.visit import Answer


@pytest.mark.parametrize(
    ("kind", "content", "names"),
    [
        (
            "text/html",
            '<link rel="icon" href="/a.svg"><script type="module" src="/b.js"></script>',
            ["/a.svg", "/b.js"],
        ),
        ("text/html", '<svg><use href="#i-check"/><use href="/c.svg#x"/></svg><a href="/d/">d</a>', ["/c.svg"]),
        ("text/css", '@import "a.css"; p { background: url(b.png) url("data:image/png;base64,") }', ["a.css", "b.png"]),
        (
            "text/javascript",
            'import "./a.js";import{b}from"../b.js";const c=()=>import("./c.js")',
            ["./a.js", "../b.js", "./c.js"],
        ),
        ("text/javascript", 'throw "not from " + place + " here"', []),
        ("image/svg+xml", '<use href="/a.svg"/>', []),
    ],
)
def test_names_of_an_answer(kind, content, names):
    assert Answer(kind, 0, content.encode()).names == names
