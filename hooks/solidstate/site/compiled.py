"""How templates are compiled and run: as Jinja has it, in fewer steps where ours allow it.

A page is some hundred macros and some thousand values: what Jinja does around each of them was two fifths of the time of a page.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Mapping
from pathlib import Path
from types import BuiltinMethodType, CodeType, MethodType
from typing import Any

from jinja2 import BytecodeCache, Environment, Template, Undefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup, escape

from ..reading.cache import Cache, made_by_all
from .scope import PageScope

_SPECIAL = re.compile("[&<>'\"]")


class SharedTemplate(Template):
    """A template whose macros are made once, however many templates import them: with context for each page, without for all pages that
    are written at one place, because those see only what every template may use.
    """

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """The module of an import with context; it sees the names that the page had when it was first imported."""
        page = (vars or {}).get("page")
        if not isinstance(page, PageScope):
            return super().make_module(vars, shared, locals)
        if self.name not in page.modules:
            page.modules[self.name] = super().make_module(vars, shared, locals)
        return page.modules[self.name]

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The module of an import without context."""
        page = ctx.parent.get("page") if ctx else None
        if not isinstance(page, PageScope):
            return super()._get_default_module(ctx)
        if self.name not in page.shared:
            page.shared[self.name] = super().make_module(page.names)
        return page.shared[self.name]


_PLAIN = (Macro, MethodType, BuiltinMethodType)


def _is_simple(macro: Macro) -> bool:
    """Whether a macro that is given all its arguments has nothing to look for: no caller, no others than it names; its words are HTML."""
    return not (macro.caller or macro.catch_kwargs or macro.catch_varargs) and bool(macro._default_autoescape)


class Calls(Context):
    """A context that calls macros and methods as they are; what else is called may ask for the context, and Jinja looks whether it does."""

    @internalcode
    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what stands in a template with brackets behind it."""
        kind = type(obj)
        if kind not in _PLAIN:
            return super().call(obj, *args, **kwargs)
        if kind is Macro and not kwargs and len(args) == obj._argument_count and _is_simple(obj):
            return str.__new__(Markup, obj._func(*args))
        return obj(*args, **kwargs)


@internalcode
def shown(value: Any) -> str:
    """A value as it stands in HTML: escaped, unless it is HTML already. It is joined with others at once, and so no Markup is made of it."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL.search(value)):
        return value  # type: ignore[no-any-return]
    if kind is int or kind is float:
        return str(value)
    return "" if kind is Undefined else escape(value)


class Writer(CodeGenerator):
    """Writes the Python of a template in fewer words."""

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        """A condition without a second branch says nothing otherwise; to say what is not defined would take time."""
        node.expr2 = node.expr2 or nodes.Const("")
        super().visit_CondExpr(node, frame)

    def signature(self, node: Any, frame: Frame, extra_kwargs: Mapping[str, Any] | None = None) -> None:
        """The arguments of a call. Nothing that is called asks for the context, and so none is told of its loop."""
        super().signature(node, frame, {key: value for key, value in (extra_kwargs or {}).items() if key == "caller"})

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


Known = dict[str, tuple[str, CodeType | None]]
"""What was compiled by this process: of each template the newest, with a hash of its text."""


ROOM = 1000
"""So many templates may be kept: those of a project several times over, since each edit makes one more."""


class Compiled(BytecodeCache):
    """Templates that were compiled, by this process or, below .cache/, by an earlier one: an edit of one leaves the others as they are.

    Bytecode of somebody else would be run: of what lies there only that is read whose seal says that it was made in this place by
    this code, and whole. Who can forge that can write the templates too.
    """

    def __init__(self, known: Known, folder: Path | None = None) -> None:
        self.known, self.folder = known, folder
        self.kept = Cache(folder.parent, "templates", made_by_all()) if folder else None

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template is known by its name: the project's folder may have signs that no text can hold on this machine."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled of the same text."""
        checksum, code = self.known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif self.kept and (made := self.kept.get(self._content(bucket))):
            bucket.code = marshal.loads(made)  # noqa: S302 - sealed: this code wrote it
            self.known[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.known[bucket.key] = bucket.checksum, bucket.code
        if self.kept:
            self.kept.put(self._content(bucket), marshal.dumps(bucket.code))

    def tidy(self) -> None:
        """Let go what is compiled no more, once it has become much."""
        if self.kept:
            self.kept.drop_unused(ROOM)

    def _content(self, bucket: Bucket) -> bytes:
        """Code knows the file that it was made of: that of a folder that was moved is not found."""
        return f"{self.folder}\0{bucket.key}\0{bucket.checksum}".encode("utf-8", "surrogateescape")


class PageEnvironment(Environment):
    """An environment whose templates run so."""

    template_class = SharedTemplate
    context_class = Calls
    code_generator_class = Writer
    shown = staticmethod(shown)
