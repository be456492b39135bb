"""kitgen collect: counts what is seen and takes the offer's form down."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kitgen.cli.database import database_option, opened
from kitgen.cli.kit_folder import kit_folder
from kitgen.cli.site_folder import site_folder

TOKEN = "KITGEN_REPORT_TOKEN"
_SHORT = 16


@click.command()
@kit_folder
@site_folder()
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where it listens."
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8787,
    show_default=True,
    help="On which port.",
)
@database_option
@click.option(
    "--proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    help="A proxy on another machine that says for whom it asks. May be repeated.",
)
@click.pass_context
def collect(
    context: click.Context,
    root: Path,
    out: Path | None,
    host: str,
    port: int,
    database: str,
    proxies: tuple[str, ...],
) -> None:
    """Count what is seen of the kit in DIR, and take the offer's form down.

    It answers where kit.yaml says that it does (collect: url), behind a web server that passes a
    few paths on to it: kitgen build --server writes the settings. Several may run at once on
    several machines, with one database. kitgen report reads what they collect.

    With a token in the environment variable KITGEN_REPORT_TOKEN the report is shown at /report.
    """
    import logging
    from functools import partial

    from kitgen.build.collector import serve
    from kitgen.build.collector.knowledge import learn
    from kitgen.build.collector.pages import SharePages
    from kitgen.build.database import shown, url_of
    from kitgen.build.reporting import page_of
    from kitgen.cli.links_book import complain

    token = os.environ.get(TOKEN, "")
    if token and len(token) < _SHORT:
        raise click.UsageError(
            f"{TOKEN} is shorter than {_SHORT} characters: anybody could guess it."
        )
    root = root.resolve()
    site = (out or root / "site").resolve()
    learned = learn(root, site)
    if learned.knowledge is None:
        complain(learned.findings)
        context.exit(1)
    logging.basicConfig(format="%(asctime)s %(message)s")
    logging.getLogger("kitgen").setLevel(logging.INFO)
    try:
        listening = serve.listen(host, port)
    except OSError as error:
        raise click.ClickException(f"{host}:{port} cannot be used: {error.strerror}") from None
    with listening, opened(root, database) as store:
        settings = learned.knowledge.settings
        assert settings.collect is not None
        click.echo(f"Collecting for {settings.site.url}")
        click.echo(f"  into     {shown(url_of(root, database))}")
        click.echo(f"  here     http://{host}:{listening.getsockname()[1]}/")
        click.echo(f"  reached  {settings.collect.url}")
        if not token:
            click.echo(f"  report   kitgen report; over the web with a token in {TOKEN}")
        setting = serve.Setting(root, site, proxies, token)
        pages = SharePages(root)
        report = partial(page_of, root, site, store, shown(url_of(root, database)))
        serve.run(setting, learned.knowledge, store, listening, pages, report)
    click.echo("The collector has stopped.")
