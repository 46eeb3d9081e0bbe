"""Which address is a page's own, and when two are one page."""

from __future__ import annotations

import pytest
from solidstate.language.addresses import cleaned, page_key


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/x?utm_source=b&id=3&gclid=1", "https://a.example/x?id=3"),
        ("https://a.example/x#:~:text=a%20cell", "https://a.example/x"),
        ("https://a.example/x#history", "https://a.example/x"),
        ("https://a.example/my report.pdf", "https://a.example/my%20report.pdf"),
        ("https://www.google.com/url?q=https://a.example/x%3Ffbclid%3D1&sa=D", "https://a.example/x"),
        ("https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9hLmNvbS94&ntb=1", "https://a.com/x"),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fx", "https://a.example/x"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx&h=AT", "https://a.example/x"),
        ("https://a-example.cdn.ampproject.org/c/s/a.example/x", "https://a.example/x"),
        ("https://www.google.com/amp/s/a.example/x", "https://a.example/x"),
        ("https://eu-36kr-com.translate.goog/en/p/3?_x_tr_sl=zh&_x_tr_tl=en", "https://eu.36kr.com/en/p/3"),
        ("https://t.co/abc", ""),
        ("https://news.google.com/rss/articles/CBMi", ""),
    ],
)
def test_what_is_not_the_pages_own_is_taken_out(address: str, clean: str) -> None:
    assert cleaned(address).address == clean
    assert cleaned(address).faults or cleaned(address).redirect


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/x?id=3&page=2",
        "https://a.example/#/news/3",
        "https://a.example/report.pdf#page=12",
        "https://www.google.com/finance/quote/QS:NYSE",
        "https://www.baidu.com/s?wd=x",
        "https://m.facebook.com/acme/posts/1",
        "https://a.example/R&D/<100",
        "https://[broken",
    ],
)
def test_a_pages_own_address_stays(address: str) -> None:
    assert (cleaned(address).faults, cleaned(address).redirect) == ((), "")


def test_two_addresses_are_one_page() -> None:
    one = page_key("https://a.example/x?b=2&a=1")
    assert {
        page_key(f"{scheme}://{host}a.example/x{end}?a=1&b=2")
        for scheme in ("http", "https")
        for host in ("", "www.", "m.")
        for end in ("", "/", "/amp")
    } == {one}
    assert page_key("https://a.example/x?a=1") != one
    assert page_key("https://b.a.example/x?b=2&a=1") != one
    assert page_key("https://[broken") == "https://[broken"
