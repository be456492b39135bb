"""The share pack: what a guest or an ambassador is given to pass on."""
