"""kitgen schema: write the JSON Schemas that editors complete and check with."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument(
    "directory", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write. Default: content/schema of the kit.",
)
def schema(directory: Path, out: Path | None) -> None:
    """Write the JSON Schema of every content file.

    Editors that know YAML complete and check a file that names its schema in the first line:
    # yaml-language-server: $schema=../schema/problem.json
    """
    from kitgen.load.schema import schemas, written

    if out is None and not (directory / "content").is_dir():
        raise click.UsageError(
            f"There is no kit in {directory}: it has no content folder. "
            "Name the kit, or say with --out where the schemas go."
        )
    folder = out or directory / "content" / "schema"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, value in schemas().items():
            (folder / name).write_text(written(value), encoding="utf-8", newline="\n")
            click.echo(f"wrote {folder / name}")
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}") from None
