"""On which device a model runs and in which precision: chosen without asking torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from miniconf.embeddings import models

Device = Literal["auto", "cpu", "cuda"]
Dtype = Literal["auto", "float32", "bfloat16", "float16"]


@dataclass(frozen=True, slots=True)
class Precision:
    """A device and a dtype, both decided."""

    device: Literal["cpu", "cuda"]
    dtype: Literal["float32", "bfloat16", "float16"]


VERSION = 1
"""Raise it when the same model would give other vectors."""


def identity(model: models.Model, precision: Precision) -> str:
    """What vectors depend on, known before the model is opened: how it pools lies in its files."""
    return f"{model.name} {model.fingerprint} {precision.dtype} {VERSION}"


def decide(device: Device = "auto", dtype: Dtype = "auto") -> Precision:
    """The device and dtype that ``auto`` means here.

    A graphics card where one shows, in float16; else the processor, in bfloat16 where it
    multiplies that itself and in float32 elsewhere.
    """
    place: Literal["cpu", "cuda"] = (
        ("cuda" if models.gpu_is_here() else "cpu") if device == "auto" else device
    )
    if dtype != "auto":
        return Precision(place, dtype)
    if place == "cuda":
        return Precision(place, "float16")
    return Precision(place, "bfloat16" if models.fast_bfloat16() else "float32")
