"""kitgen: referral kits from YAML and Markdown, a microsite of interviews first of all."""

__version__ = "0.1.0"
