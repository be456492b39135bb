"""What the model expects at a place: the types behind a pydantic location."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from kitgen.load.loaded import Loc


class Spot(NamedTuple):
    """A place in a value, as the user wrote it, and what is expected there."""

    loc: Loc
    """The way into the value, without the names that pydantic gives to the arms of a union."""
    kind: Any
    """The type expected there; object when unknown."""
    owner: type[BaseModel] | None
    """The noun whose key the last part is."""
    fork: int | None = None
    """How many parts of `loc` lead to the last union on the way."""


def follow(kind: Any, loc: Loc) -> Spot:
    """Walk a pydantic error's location along the types."""
    at: Any = bare(kind)
    path: list[str | int] = []
    fork: int | None = None
    owner: type[BaseModel] | None = None
    for part in loc:
        if arms(at):
            fork = len(path)
            at = next((arm for arm in arms(at) if _is_noun(arm) and arm.__name__ == part), object)
            continue
        if part == "[key]":
            continue
        path.append(part)
        owner = at if _is_noun(at) else None
        at = bare(_step(at, part))
    return Spot(tuple(path), at, owner, fork)


def keys(noun: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a noun as the user writes them."""
    return tuple(field.alias or name for name, field in noun.model_fields.items())


def bare(kind: Any) -> Any:
    """A type without its annotations and without None."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        some = [arm for arm in get_args(kind) if arm is not types.NoneType]
        if len(some) == 1:
            return bare(some[0])
    return kind


def arms(kind: Any) -> tuple[Any, ...]:
    """The alternatives of a union, bare; empty for any other type."""
    if get_origin(kind) not in (Union, types.UnionType):
        return ()
    return tuple(bare(arm) for arm in get_args(kind) if arm is not types.NoneType)


def _step(kind: Any, part: str | int) -> Any:
    if _is_noun(kind):
        for name, field in kind.model_fields.items():
            if part in (name, field.alias):
                return field.annotation
        return object
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple and inner:
        if inner[-1] is Ellipsis:
            return inner[0]
        return inner[part] if isinstance(part, int) and part < len(inner) else object
    if isinstance(origin, type) and issubclass(origin, Mapping) and len(inner) == 2:
        return inner[1]
    return inner[0] if inner else object


def _is_noun(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
