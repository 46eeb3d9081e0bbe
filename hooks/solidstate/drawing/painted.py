"""Drawings whose colours, lines and letters are attributes: what draws SVG without reading style sheets draws them right.

A style sheet is applied by the rules of CSS as far as drawings use it: selectors, the order of rules, inherited variables, `color`
and `font`. What is only for a page – classes, roles, what script reads – is left away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree

import tinycss2
from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ATTRIBUTES = frozenset(
    [
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "opacity",
        "text-anchor",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
    ]
)
"""What CSS says of a shape and SVG has an attribute for."""
_OF_PAGES = re.compile(r"^(?:class|role|tabindex|data-.*|aria-.*)$")
_VARIABLE = re.compile(r"var\((--[\w-]+)(?:,([^()]*))?\)")
_FONT = re.compile(r"^(?P<style>italic )?(?P<weight>\d+ )?(?P<size>[\d.]+)px(?:/\S+)? (?P<family>.+)$")

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


def painted(drawing: str, style: str) -> str:
    """The drawing with a style sheet's rules as attributes, as a file: with the declaration of XML. Links that lead nowhere go."""
    root = ElementTree.fromstring(drawing)  # noqa: S314 - made of our templates
    matcher = _matcher(style)
    inherited: dict[ElementTree.Element, Mapping[str, str]] = {}
    for wrapped in ElementWrapper.from_xml_root(root).iter_subtree():
        element = wrapped.etree_element
        above = inherited[wrapped.parent.etree_element] if wrapped.parent else {}
        inherited[element] = _paint(element, above, _declared(matcher, wrapped))
    for element in root.iter():
        _strip(element, element is root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


@lru_cache(maxsize=4)
def _matcher(style: str) -> Matcher:
    matcher = Matcher()
    for rule in tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        try:
            selectors = compile_selector_list(rule.prelude)
        except SelectorError:  # a state of a page, such as :focus-visible
            continue
        told = [
            (one.name, tinycss2.serialize(one.value).strip(), one.important)
            for one in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
            if one.type == "declaration"
        ]
        for selector in selectors:
            if selector.pseudo_element is None:
                matcher.add_selector(selector, told)
    return matcher


def _declared(matcher: Matcher, element: ElementWrapper) -> dict[str, str]:
    """What the rules say of an element, the strongest last word of each property."""
    told = [declaration for _, _, _, declarations in matcher.match(element) for declaration in declarations]
    return {name: value for name, value, _ in sorted(told, key=lambda one: one[2])}


def _paint(element: ElementTree.Element, above: Mapping[str, str], declared: Mapping[str, str]) -> Mapping[str, str]:
    """Set an element's attributes; gives the variables and the colour that hold below it."""
    known = {**above, **{name: _resolved(value, above) for name, value in declared.items() if name.startswith("--")}}
    if "color" in declared:
        known["color"] = _resolved(declared["color"], known)
    for name, value in declared.items():
        for attribute, plain in _attributes(name, _resolved(value, known)):
            element.set(attribute, known.get("color", "#000") if plain == "currentColor" else plain)
    for attribute, value in element.items():
        if value == "currentColor":
            element.set(attribute, known.get("color", "#000"))
    return known


def _attributes(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name == "font" and (found := _FONT.match(value)):
        yield "font-size", found["size"]
        yield "font-family", found["family"]
        if found["style"]:
            yield "font-style", "italic"
        if found["weight"]:
            yield "font-weight", found["weight"].strip()
    elif name in ATTRIBUTES:
        yield name, re.sub(r"^([\d.]+)px$", r"\1", value)


def _resolved(value: str, known: Mapping[str, str]) -> str:
    """A value without variables, the innermost first: what stands in for one may be another."""
    while (plain := _VARIABLE.sub(lambda found: known.get(found[1], (found[2] or "").strip()), value)) != value:
        value = plain
    return plain


def _strip(element: ElementTree.Element, is_root: bool) -> None:
    """Leave away what only a page needs; a drawing within the drawing is a part of it."""
    for name in [name for name in element.attrib if _OF_PAGES.match(name)]:
        del element.attrib[name]
    if element.tag == f"{{{SVG}}}a" and not element.get(f"{{{XLINK}}}href", "").startswith(("https://", "http://")):
        element.tag = f"{{{SVG}}}g"
        element.attrib.pop(f"{{{XLINK}}}href", None)
    if element.tag == f"{{{SVG}}}svg" and not is_root:
        element.tag = f"{{{SVG}}}g"
        element.attrib.pop("viewBox", None)
