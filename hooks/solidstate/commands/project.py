"""The project that a command works on: its folder, its day, its catalogue. The only place that reads the clock."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..language.values import NEWEST, OLDEST

if TYPE_CHECKING:
    from ..catalogue import Catalogue


class Day(click.ParamType[date]):
    """A day, as 2025-10-31."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day, or say what is wrong with it."""
        if isinstance(value, date):
            return value
        try:
            return _plausible(date.fromisoformat(str(value)))
        except ValueError:
            self.fail(f"{ascii(value)[:60]} is no day. Write it as 2025-10-31.", param, ctx)


def default_day() -> date:
    """The UTC day of SOURCE_DATE_EPOCH, else the current one."""
    return _day_after(timedelta())


def begun_day() -> date:
    """The latest day that has begun somewhere on Earth, at UTC+14: whoever writes a record there may date it so."""
    return _day_after(timedelta(hours=14))


def _day_after(ahead: timedelta) -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return _plausible(((datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)) + ahead).date())
    except (ValueError, OverflowError, OSError):
        told = "It counts the seconds since 1970, as 1795478400 for 2026-11-24."
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {ascii(epoch)[:60]}. {told}") from None


def _plausible(day: date) -> date:
    if not OLDEST <= day.year <= NEWEST:
        raise ValueError(day)
    return day


def find_root(start: Path) -> Path:
    """The project's root: the nearest folder from `start` upwards that holds data/trl.yaml or mkdocs.yml."""
    for folder in (start, *start.parents):
        if (folder / "data" / "trl.yaml").is_file() or (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("No data/ folder here or above. Change to the project's folder, or give --root.")


def opened(root: Path) -> Catalogue:
    """The catalogue of a project; where it has mistakes they are listed, and the command ends with 1."""
    from ..catalogue import open_catalogue  # the records are most of the time of a command that needs none
    from ..language.problems import DataProblems

    try:
        return open_catalogue(root)
    except DataProblems as error:
        click.echo(str(error), err=True)
        sys.exit(1)
