"""The same interviews as a kit and as the sites of other generators, each as small as may be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from bench.corpus import Sample

_KIT = """\
business:
  name: Ledgerline
  what: Bookkeeping for studios
  email: hello@ledgerline.example
  contact: { name: Priya Nair, email: priya@ledgerline.example }
guide:
  title: The Waiting Guide
  subtitle: What it costs and what helped
  question: Why is the money always late?
  standfirst: A guide for people who are good at what they do and tired of this one thing.
  promise: Twenty minutes from now you could know your number.
  invitation: How to tell that you have it, what it costs in a year, and what to change first.
  description: How to tell that you have this problem, what it costs, and what to change first.
offer:
  title: An hour with your own numbers
  standfirst: Bring what you have. We count together, out loud, and see what you could change first.
  leave_with: [Your number., What it costs you in a year., A plan on one page.]
  never: [No pitch at the end., No follow-up unless you ask for one., "No charge, nothing to sign."]
  honesty: If it costs you little, we will say so, and that you do not need us.
  invitation: If you would like company with the first sum, bring what you have, and we will count.
  link: See how the hour works
  description: Bring what you have and leave with a plan on one page. No charge, nothing to sign.
  form:
    title: Ask for an hour
    button: Ask for an hour
    after: Priya Nair reads these herself and answers within two working days.
    fields:
      - { name: note, label: What made you wince?, kind: text }
site:
  url: https://guide.ledgerline.example/
  kicker: For people who recognise the next line
  headline: Busy, admired, and always waiting to be paid.
  standfirst: The work is good, and the people you do it for are pleased. The money is elsewhere.
  description: Conversations with people who had the same problem, and a plain guide to it.
  colophon: Conversations and a guide, published for the people whom our customers care about.
  cards: false
channels: [link, linkedin, email]
book: { formats: [] }
"""

_PROBLEM = """\
title: The {name} problem
order: {order}
question: Why does the money go {name}?
standfirst: The work is finished, the customer is pleased, and the money is somewhere else.
description: The signs of {name}, what it costs in a year, and three habits that helped others.
ideal_customers: [owners]
symptoms:
  text: The first signs are rarely in the accounts. They are in the week.
  lines:
    - You open the bank before you open the post.
    - Payday depends on one invoice, and you know which.
solution:
  title: Three habits that helped
  text: In order of effect for effort. Do one at a time.
  steps:
    - title: Send it on the day
      text: Most of the wait comes before the invoice.
"""

_CUSTOMER = """\
name: Owners
who: People who own a studio and do the work themselves.
where: In towns, above shops.
signs: [They say that they are busy and sigh.]
fears: [The month is good and the account is empty.]
motives: [To build one good thing.]
triggers: [The overdraft is renewed.]
doing_now: [Hiring.]
not_one: [A public office.]
"""


def kitgen(folder: Path, samples: Iterable[Sample]) -> None:
    """A kit."""
    content = folder / "content"
    _write(content / "kit.yaml", _KIT)
    for order, name in enumerate(("waiting", "leaking", "blind", "alone"), 1):
        _write(content / "problems" / f"{name}.yaml", _PROBLEM.format(name=name, order=order))
    _write(content / "ideal-customers" / "owners.yaml", _CUSTOMER)
    for sample in samples:
        front = f"""\
---
title: {json.dumps(sample.title, ensure_ascii=False)}
guest:
  name: {sample.name}
  role: Founding partner
  company: {{ name: Studio {sample.name.split()[1]}, url: "https://studio.example" }}
  place: {sample.place}
  industry: {sample.trade}
  about: >-
    {sample.name} founded the studio with a friend. It makes small things in brick and timber for
    people who stay in one place, and would like to go on doing so for another thirty years.
  seeking: Somebody with a barn and patience.
  works:
    - {{ label: "Selected work", url: "https://studio.example/work" }}
standfirst: >-
  The studio had won two awards and could not make the March payroll. About the eleven weeks it
  took to stop financing other people’s buildings.
description: {json.dumps(sample.description, ensure_ascii=False)}
problems: [{sample.problem}]
ideal_customer: owners
published: {sample.date}
interviewer: Priya Nair
results:
  - {{ label: Days from finished work to money in, short: days to be paid, before: 74, after: 31,
      unit: days, key: days-to-be-paid }}
quotes:
  - text: {json.dumps(sample.quote, ensure_ascii=False)}
consent:
  status: approved
  uses: [site, cards, pdf, social]
  by: {sample.name}
  "on": {sample.date}
  how: Signed form
---
"""
        _write(content / "interviews" / sample.slug / "interview.md", front + sample.body)


def hugo(folder: Path, samples: Iterable[Sample]) -> None:
    """A site of Hugo: index, tag pages, a page each, feed."""
    _write(
        folder / "hugo.toml",
        'baseURL = "https://guide.ledgerline.example/"\ntitle = "Guide"\n'
        '[taxonomies]\ntag = "tags"\n[markup.goldmark.renderer]\nunsafe = false\n',
    )
    layouts = folder / "layouts"
    head = "<!doctype html><title>{{ .Title }}</title>"
    _write(layouts / "_default" / "single.html", head + "<h1>{{ .Title }}</h1>{{ .Content }}")
    listing = (
        head + "<ul>{{ range .Paginator.Pages }}<li>"
        '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>'
        '{{ template "_internal/pagination.html" . }}'
    )
    _write(layouts / "_default" / "list.html", listing)
    _write(layouts / "index.html", listing)
    for sample in samples:
        _write(folder / "content" / "interviews" / f"{sample.slug}.md", _post(sample))


def eleventy(folder: Path, samples: Iterable[Sample]) -> None:
    """A site of Eleventy: index, a page each, feed."""
    _write(
        folder / "eleventy.config.mjs",
        "export default function (config) {\n"
        '  config.addCollection("interviews", (all) => '
        'all.getFilteredByGlob("content/*.md").reverse());\n'
        '  return { dir: { input: ".", includes: "_includes", output: "_site" } };\n}\n',
    )
    _write(
        folder / "_includes" / "page.njk",
        "<!doctype html><title>{{ title }}</title><h1>{{ title }}</h1>{{ content | safe }}",
    )
    _write(
        folder / "index.njk",
        "---\npagination: {data: collections.interviews, size: 60, alias: shown}\n---\n"
        '<ul>{% for one in shown %}<li><a href="{{ one.url }}">{{ one.data.title }}</a>'
        "{% endfor %}</ul>",
    )
    _write(
        folder / "feed.njk",
        '---\npermalink: /feed.xml\n---\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "{% for one in collections.interviews %}{% if loop.index <= 30 %}<entry>"
        "<title>{{ one.data.title }}</title><summary>{{ one.data.description }}</summary></entry>"
        "{% endif %}{% endfor %}</feed>",
    )
    for sample in samples:
        _write(folder / "content" / f"{sample.slug}.md", _post(sample, "layout: page.njk\n"))


def mkdocs(folder: Path, samples: Iterable[Sample]) -> None:
    """A site of MkDocs with its plainest theme."""
    theme = folder / "theme"
    _write(
        folder / "mkdocs.yml",
        "site_name: Guide\nsite_url: https://guide.ledgerline.example/\nplugins: []\n"
        "theme: {name: null, custom_dir: theme}\nnav: [index.md]\n"
        "validation: {omitted_files: ignore}\n",
    )
    _write(
        theme / "main.html",
        "<!doctype html><title>{{ page.title }}</title>{{ page.content }}",
    )
    links = []
    for sample in samples:
        _write(folder / "docs" / "interviews" / f"{sample.slug}.md", _post(sample))
        links.append(f"- [{sample.title}](interviews/{sample.slug}.md)")
    _write(folder / "docs" / "index.md", "# Guide\n\n" + "\n".join(links) + "\n")


def pelican(folder: Path, samples: Iterable[Sample]) -> None:
    """A site of Pelican: index, a page each, feed."""
    _write(
        folder / "pelicanconf.py",
        'SITENAME = "Guide"\nSITEURL = "https://guide.ledgerline.example"\nPATH = "content"\n'
        'TIMEZONE = "UTC"\nTHEME = "theme"\nDEFAULT_PAGINATION = 60\n'
        'FEED_ALL_ATOM = "feed.xml"\nFEED_MAX_ITEMS = 30\nCATEGORY_FEED_ATOM = None\n'
        "AUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\nTRANSLATION_FEED_ATOM = None\n"
        'DIRECT_TEMPLATES = ["index"]\nAUTHOR_SAVE_AS = ""\nCATEGORY_SAVE_AS = ""\n'
        "STATIC_PATHS = []\n",
    )
    templates = folder / "theme" / "templates"
    (folder / "theme" / "static").mkdir(parents=True, exist_ok=True)
    listing = (
        "<!doctype html><title>Guide</title><ul>{% for one in articles_page.object_list %}"
        '<li><a href="{{ one.url }}">{{ one.title }}</a>{% endfor %}</ul>'
    )
    _write(templates / "index.html", listing)
    _write(templates / "tag.html", listing)
    _write(
        templates / "article.html",
        "<!doctype html><title>{{ article.title }}</title>{{ article.content }}",
    )
    for sample in samples:
        meta = (
            f"Title: {sample.title}\nDate: {sample.date}\nTags: {sample.problem}\n"
            f"Slug: {sample.slug}\nSummary: {sample.description}\n\n"
        )
        _write(folder / "content" / f"{sample.slug}.md", meta + sample.body)


def _post(sample: Sample, more: str = "") -> str:
    title = json.dumps(sample.title, ensure_ascii=False)
    description = json.dumps(sample.description, ensure_ascii=False)
    return (
        f"---\n{more}title: {title}\ndate: {sample.date}\ndescription: {description}\n"
        f"tags: [{sample.problem}]\n---\n{sample.body}"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
