"""kitgen serve: previews a kit; the page follows as one saves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.kit_folder import kit_folder

if TYPE_CHECKING:
    from kitgen.build.preview import State
    from kitgen.model.finding import Finding


@click.command()
@kit_folder
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The next free one is taken if it is in use.",
)
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@click.option("--no-drafts", is_flag=True, help="Show only what would be published.")
def serve(root: Path, port: int, open_: bool, no_drafts: bool) -> None:
    """Preview the kit in DIR on this computer.

    Drafts are shown, marked as such. Save a file, and the page follows; what is wrong is shown in
    the page. The site itself is not touched: kitgen build makes it.
    """
    from kitgen.build import server
    from kitgen.build.preview import Preview
    from kitgen.build.previews import BASE
    from kitgen.cli.build import processors
    from kitgen.cli.progress import Bar

    try:
        listening = server.open_socket(port)
    except OSError as error:
        raise click.ClickException(f"Port {port} cannot be used: {error.strerror}") from None
    with listening:
        preview = Preview(root, drafts=not no_drafts, jobs=processors())
        with Bar() as bar:
            preview.build(bar)
        teller = _Teller()
        teller(preview.state)
        origin = f"http://{server.ADDRESS}:{listening.getsockname()[1]}"
        address = f"{origin}{preview.state.base}"
        click.echo(f"\nThe preview: {address}")
        click.echo(f"How its links will look: {origin}{BASE}")
        click.echo("Save a file of the kit, and the page follows. Ctrl-C stops the preview.\n")
        if open_:
            import webbrowser

            webbrowser.open(address)
        server.run(preview, listening, teller)
    click.echo("The preview has stopped.")


class _Teller:
    """Says what each build did; findings only when they are others than before."""

    def __init__(self) -> None:
        self._said: tuple[Finding, ...] = ()

    def __call__(self, state: State) -> None:
        from kitgen.cli.show import as_text

        if state.findings != self._said:
            click.echo("\n".join(as_text(state.findings)))
            self._said = state.findings
        if not state.ok:
            click.echo("Not built: the page shows the last good preview until they are corrected.")
        elif state.written:
            files = "1 file" if state.written == 1 else f"{state.written} files"
            click.echo(f"Built in {state.seconds:.2f} s: {files} changed.")
        else:
            click.echo(f"Built in {state.seconds:.2f} s: no page changed.")
