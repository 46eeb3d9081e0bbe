"""Templates run in fewer steps than Jinja's own, and say the same; a mistake in one is still a mistake in its own line."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup
from solidstate.site import rendering
from solidstate.site.compiled import PageEnvironment
from solidstate.site.rendering import _Templates, environment

from ..drawers import damage, drawer

TEMPLATE = """
{% macro told(name, note="") %}<b>{{ name }}</b>{{ " (" ~ note ~ ")" if note }}{% endmacro %}
{% macro around(name) %}[{{ caller() }}|{{ name }}]{% endmacro %}
{% for one in values %}{{ one }}{{ told(one) }}{{ told(one, note=one) }}{% endfor %}
{% call around("<x>") %}{{ told("&") }}{% endcall %}
{{ nothing if false }}{{ values|join(", ") }}{{ named.get("k") }}{% set kept %}<i>{{ values[0] }}</i>{% endset %}{{ kept }}
"""
VALUES = ["plain", "<&>'\"", Markup("<em>&amp;</em>"), 3, 2.5, None, True, ["<"]]


def test_what_is_put_out_is_what_jinja_puts_out() -> None:
    plain = Environment(
        loader=DictLoader({"x": TEMPLATE}), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    names = {"values": VALUES, "named": {"k": "<v>"}}
    assert environment(DictLoader({"x": TEMPLATE})).get_template("x").render(names) == plain.get_template("x").render(names)


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Gr\udcc3\udcb6\udcc3\udc9fe"  # a name in UTF-8, as a machine reads it that knows ASCII alone
    assert environment(_Templates(folder, {"x": "{{ 1 }}"})).get_template("x").render() == "1"


@pytest.mark.parametrize("text", ["{{ missing }}", "{{ missing(1) }}", "{{ 'a' ~ missing.field }}"])
def test_a_mistake_stands_in_the_line_of_its_template(text: str) -> None:
    template = environment(DictLoader({"x": f"one\n{{% macro m() %}}\n{text}\n{{% endmacro %}}\n{{{{ m() }}}}"})).get_template("x")
    with pytest.raises(UndefinedError) as caught:
        template.render()
    frames = [frame for frame in traceback.extract_tb(caught.tb) if "jinja2" not in frame.filename and "markupsafe" not in frame.filename]
    assert (frames[-1].filename, frames[-1].lineno) == ("<template>", 3)


def shown(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str = "{{ 1 + 1 }}") -> tuple[str, int]:
    """What a template says to a process that has compiled nothing yet, and how often it compiled."""
    compiled: list[object] = []
    compile_ = PageEnvironment._compile
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "_COMPILED", {})
        patch.setattr(PageEnvironment, "_compile", lambda *words: compiled.append(words) or compile_(*words))
        made = environment(_Templates(folder, {"x": text}), folder)
        found = made.get_template("x").render(), len(compiled)
        made.bytecode_cache.tidy()  # type: ignore[union-attr]
        return found


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates"
    assert [shown(folder, monkeypatch), shown(folder, monkeypatch)] == [("2", 1), ("2", 0)]
    assert shown(folder, monkeypatch, "{{ 1 + 2 }}") == ("3", 1)


@pytest.mark.parametrize("other", [b"", b"\xe3" * 99, None])
def test_bytecode_that_is_damaged_or_of_somebody_else_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: bytes | None
) -> None:
    shown(tmp_path / "templates", monkeypatch)
    (made,) = drawer(tmp_path, "templates").values()
    damage(tmp_path, "templates", made[:-1] + b"N" if other is None else other)
    assert shown(tmp_path / "templates", monkeypatch) == ("2", 1)


def test_without_a_place_to_keep_it_a_template_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".cache").write_text("a file where a folder is expected", "utf-8")
    assert shown(tmp_path / "templates", monkeypatch) == ("2", 1)
