"""Which index fits this machine."""

from __future__ import annotations

from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

from miniconf.embeddings import models
from miniconf.embeddings.encoder import Vectors
from miniconf.embeddings.index import Index, NumpyIndex


def index_of(vectors: Vectors) -> Index:
    """The index for ``vectors`` on this machine: faiss on a graphics card if the installed one
    can, else exact search there by torch, else faiss on the processor, else numpy."""
    if find_spec("faiss") is None:
        return NumpyIndex(vectors)
    from miniconf.embeddings import faiss_index

    if models.gpu_is_here() and not faiss_index.has_gpu() and find_spec("torch") is not None:
        from miniconf.embeddings.transformer import DeviceIndex

        return DeviceIndex(vectors, "cuda")
    return faiss_index.FaissIndex.of(vectors)


def open_index(path: Path) -> Index:
    """The index saved at ``path``, mapped into memory. Raises ``OSError`` where it is not one."""
    from miniconf.embeddings.faiss_index import FaissIndex

    return FaissIndex.open(path)


def two_of_faiss() -> str:
    """What to say where faiss is installed twice under its one name; empty where it is not."""
    found = sorted(set(packages_distributions().get("faiss", ())))
    if len(found) < 2:
        return ""
    return (
        f"{' and '.join(found)} are both installed and share one module; which of them is used "
        f"is a matter of chance. Remove one: pip uninstall {found[0]}"
    )
