"""A formula of the cost model: arithmetic on named inputs, and nothing else."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Token = float | str
"""A number, an input's name prefixed by "$", or an operator: what the page's calculator reads."""

_BINARY: Mapping[type[ast.operator], tuple[str, Callable[[float, float], float]]] = {
    ast.Add: ("+", operator.add),
    ast.Sub: ("-", operator.sub),
    ast.Mult: ("*", operator.mul),
    ast.Div: ("/", operator.truediv),
}
_CALLS: Mapping[str, Callable[[float, float], float]] = {"max": max, "min": min}


class FormulaError(ValueError):
    """The formula cannot be read or computed; the message says why in the marketer's words."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in reverse Polish notation, which Python and the page's script compute alike."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def names(self) -> frozenset[str]:
        """The inputs that the formula reads."""
        return frozenset(t[1:] for t in self.tokens if isinstance(t, str) and t.startswith("$"))

    def value(self, inputs: Mapping[str, float]) -> float:
        """Compute; raises FormulaError on an unknown name, a division by zero or an overflow."""
        stack: list[float] = []
        operations = dict(_BINARY.values()) | dict(_CALLS)
        for token in self.tokens:
            if isinstance(token, float):
                stack.append(token)
            elif token.startswith("$"):
                if token[1:] not in inputs:
                    raise FormulaError(f"no input is called {token[1:]!r}")
                stack.append(inputs[token[1:]])
            else:
                right, left = stack.pop(), stack.pop()
                try:
                    stack.append(operations[token](left, right))
                except ZeroDivisionError:
                    raise FormulaError(f"{self.text!r} divides by zero") from None
        if not math.isfinite(stack[0]):
            raise FormulaError(f"{self.text!r} has no end")
        return stack[0]


def parse(text: str) -> Formula:
    """Read `fees * max(0, days - 30) / 365`; raises FormulaError on anything but arithmetic."""
    if len(text) > 400:
        raise FormulaError("the formula is longer than 400 characters")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError(_unreadable(text)) from None
    tokens: list[Token] = []
    _walk(tree.body, tokens)
    return Formula(text.strip(), tuple(tokens))


def _unreadable(text: str) -> str:
    if text.count("(") != text.count(")"):
        return f"{text!r}: a bracket is opened and not closed, or the other way round"
    for sign, instead in (("×", "*"), ("÷", "/"), ("−", "-"), ("–", "-"), (":", "/"), ("^", "*")):
        if sign in text:
            return f"{text!r}: write {instead} instead of {sign}"
    return f"{text!r} is not a formula: it takes names, numbers, + - * /, brackets, min and max"


def _float(number: int | float) -> float:
    try:
        found = float(number)
    except OverflowError:
        found = math.inf
    if math.isinf(found):
        raise FormulaError("a number in the formula is too large to compute with")
    return found


def _walk(node: ast.expr, tokens: list[Token]) -> None:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            tokens.append(_float(number))
        case ast.Name(id=name):
            tokens.append(f"${name}")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            _walk(left, tokens)
            _walk(right, tokens)
            tokens.append(_BINARY[type(op)][0])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            tokens.append(0.0)
            _walk(operand, tokens)
            tokens.append("-")
        case ast.Call(func=ast.Name(id=name), args=[first, *rest], keywords=[]) if (
            name in _CALLS and rest
        ):
            _walk(first, tokens)
            for argument in rest:
                _walk(argument, tokens)
                tokens.append(name)
        case _:
            raise FormulaError("a formula may use numbers, inputs, + - * / ( ), min and max")
