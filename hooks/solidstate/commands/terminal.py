"""The command `solidstate`: the same as the site, from a terminal. Each module beside this one holds one or two of its commands."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ..language.text import in_short
from .project import find_root

COMMANDS = {
    "check": ("checking", "check"),
    "new": ("writing", "new"),
    "draft": ("drafting", "draft"),
    "diff": ("comparing", "diff"),
    "show": ("telling", "show"),
    "stats": ("telling", "stats"),
    "sample": ("sampling", "draw_sample"),
    "schema": ("generating", "schema"),
    "pack": ("generating", "pack"),
    "links": ("links", "links"),
}
"""Every command with its module and its name there. One is imported when it is asked for: a check needs no drawing."""


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in our order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f".{module}", __package__), name)
        return command

    def make_context(self, *given: Any, **named: Any) -> click.Context:
        """Read the words of the command line."""
        with _in_short():
            return super().make_context(*given, **named)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the system refuses is a sentence."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal that knows not every sign shows an escape
                stream.reconfigure(errors="backslashreplace")
        with _in_short():
            try:
                return super().invoke(ctx)
            except OSError as error:
                if error.errno in (None, errno.EPIPE):
                    raise
                where = f" ({error.filename})" if error.filename else ""
                raise click.ClickException(f"{error.strerror}{where}.") from None


@contextmanager
def _in_short() -> Iterator[None]:
    """What is said of the words of a command line holds none that is too long, or that steers a terminal."""
    try:
        yield
    except click.ClickException as error:
        said = error.format_message()
        if (short := in_short(said)) == said:
            raise
        raise (click.UsageError(short, error.ctx) if isinstance(error, click.UsageError) else click.ClickException(short)) from None


@click.group(cls=Commands)
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The project's folder.")
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """How far are solid-state batteries from us? Work with the data behind the answer."""
    context.obj = root or find_root(Path.cwd())
