"""The rules' documentation, from their docstrings: for the terminal and for docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kitgen.check.rule import Rule
from kitgen.check.rule_settings import always_on

_SCOPES = {
    "interview": ("Interviews", "each interview, alone"),
    "kit": ("The kit", "the kit as a whole"),
    "site": ("The finished pages", "the finished pages"),
    "preview": (
        "What networks show of a link",
        "the built pages whose links are passed on: kitgen check --artifacts",
    ),
}
_INTRODUCTION = """\
# Rules

What `kitgen check` and `kitgen build` look for. An error stops the build; a warning or an info does
not. In `content/kit.yaml` a rule can be given another severity, or be switched off; those about
consent can be made milder, but they stay.

```yaml
rules:
  quote-length: info
  marketing-fog: false
```

`kitgen check --explain quote-length` shows the text below in the terminal.
"""


def explain(rule: Rule) -> str:
    """One rule as plain text."""
    _, looks_at = _SCOPES[rule.scope]
    switch = (
        f"In content/kit.yaml you may make it milder: rules: {{{rule.name}: info}}. "
        "It cannot be switched off."
        if always_on(rule.name)
        else f"In content/kit.yaml: rules: {{{rule.name}: false}} switches it off; error, warning "
        "or info changes how much it matters."
    )
    return (
        f"{rule.name}\n{rule.severity.capitalize()}. Looks at {looks_at}.\n\n"
        f"{rule.explanation.strip()}\n\n{switch}\n"
    )


def listing(rules: Iterable[Rule]) -> str:
    """Every rule in a line: its name, severity and what it finds."""
    every = sorted(rules, key=lambda rule: rule.name)
    width = max(len(rule.name) for rule in every)
    return "\n".join(f"{rule.name:{width}}  {rule.severity:7}  {_summary(rule)}" for rule in every)


def page(rules: Mapping[str, Rule]) -> str:
    """docs/rules.md."""
    parts = [_INTRODUCTION]
    for scope, (title, _) in _SCOPES.items():
        parts.append(f"## {title}\n")
        parts += [
            f"### {name}\n\n*{rule.severity.capitalize()}.* {rule.explanation.strip()}\n"
            for name, rule in sorted(rules.items())
            if rule.scope == scope
        ]
    return "\n".join(parts)


def _summary(rule: Rule) -> str:
    return " ".join(rule.explanation.strip().split("\n\n")[0].split())
