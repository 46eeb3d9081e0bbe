"""The commands that make files from others: `schema` from the records, `pack` a zip from a built site."""

from __future__ import annotations

import io
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import click

from ..exports import schema as generator
from ..language.text import in_short
from ..reading.whole import write_with
from .project import opened


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail where a file is not current.")
@click.pass_obj
def schema(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas and the field tables of data/README.md from the records."""
    changed = (generator.stale if only_check else generator.write)(root, opened(root))
    if only_check and changed:
        click.echo(f"Not current: {', '.join(changed)}. To fix this, run `make schema`.", err=True)
        sys.exit(1)
    click.echo("All generated files are current." if only_check else f"{len(changed)} files written.")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def pack(folder: Path, target: Path) -> None:
    """Pack a built site into a zip with one folder at its top, the same bytes for the same files; its checksum stands beside it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            info = zipfile.ZipInfo((Path(folder.name) / path.relative_to(folder)).as_posix(), (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, path.read_bytes())
    content = packed.getvalue()
    told = target.with_name(f"{target.name}.sha256")
    write_with(target, content, told, f"{sha256(content).hexdigest()}  {target.name}\n".encode())
    click.echo(in_short(f"{target}: {len(paths)} files. Unpack it and open {folder.name}/index.html."))
