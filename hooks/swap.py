"""A build is published whole or not at all: it is made beside the folder that stands, and takes its place when all went well."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from solidstate.commands.project import default_day
from solidstate.language.days import day
from solidstate.live.faults import faults
from solidstate.reading.history import timeline
from solidstate.reading.whole import Beside

LOG = logging.getLogger("solidstate.build")  # not below the host's: it counts there


class Swap:
    """What lasts from one event to the next."""

    is_build = is_done = is_shown = False
    beside: Beside | None = None
    root = site = Path()


SWAP = Swap()


def on_startup(command: str, dirty: bool) -> None:
    """The preview has a folder of its own, and a dirty build goes on where the last one ended."""
    SWAP.is_build = command == "build" and not dirty


def on_config(config: MkDocsConfig) -> None:
    """Build beside the folder."""
    SWAP.root, SWAP.site = Path(config.config_file_path).resolve().parent, Path(config.site_dir)
    if SWAP.is_build and Path(config.site_dir).is_file():
        raise PluginError(f"The site cannot be written to {config.site_dir} (it is a file). Move it away.")
    if SWAP.is_build:
        try:
            SWAP.beside = Beside(Path(config.site_dir))
        except OSError as error:
            if not os.access(config.site_dir, os.W_OK):
                raise PluginError(f"The site cannot be written to {config.site_dir} ({error.strerror}).") from None
            LOG.warning("Nothing can be built beside %s (%s): it is built in place.", config.site_dir, error.strerror)
            return
        config.site_dir = str(SWAP.beside.folder)


def on_post_build(config: MkDocsConfig) -> None:
    """Everything is written, of the changes what this clone knows."""
    SWAP.is_done = True
    known = timeline(SWAP.root, default_day())
    if SWAP.is_build and known.why == "shallow":
        missing = f"nothing from before {day(known.since)}" if known.since else "nothing"
        LOG.warning("This clone holds a part of its history: %s is among the changes. `git fetch --unshallow` brings the rest.", missing)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """From here on there are pages that say what is wrong."""
    SWAP.is_shown = True
    return server


def on_build_error(error: Exception) -> None:
    """What is there is not to be published: a warning in strict mode comes after the last file. What the system refuses and what stands
    wrong in a template is a sentence; a mistake of the package becomes one where the process ends.
    """
    SWAP.is_done = False
    if isinstance(error, OSError) and error.strerror and not SWAP.is_shown:  # a template that is not there is one without
        raise Abort(f"The site was not built: {error.strerror} ({error.filename2 or error.filename or SWAP.site}).") from None
    if not SWAP.is_build:
        return  # the preview says it above the page
    told = () if isinstance(error, MkDocsException) else faults(error, SWAP.root, "Mend it there.")
    if told and all(problem.path.startswith(("docs/", "templates/")) for problem in told):
        raise Abort("The site was not built.\n" + "\n".join(map(str, told))) from None


def on_shutdown() -> None:
    """Take the place of the old site, or leave it as it is."""
    if SWAP.beside and SWAP.is_done and SWAP.beside.take_place():
        LOG.warning("Another build ended meanwhile; this one ended later, and stands at %s.", SWAP.beside.target)
    elif SWAP.beside:
        SWAP.beside.give_up()
