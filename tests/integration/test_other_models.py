"""Models of other kinds: a folder, another pooling, words before a text."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizer

from miniconf.app.pipeline import build_site
from miniconf.embeddings import models
from miniconf.embeddings.precision import Precision
from miniconf.embeddings.transformer import TransformerEncoder
from miniconf.errors import ModelUnusable
from tests.building import write

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] find this paper on looms engines and maps . :".split()
PASSAGES = [("Engines and looms.", "On maps."), ("Maps.",), ("Looms and looms and looms.",)]
PRECISION = Precision("cpu", "float32")


def model(folder: Path, pooling: str, prompts: dict[str, str] | None = None) -> Path:
    """A tiny model of random weights, saved as sentence-transformers does."""
    torch.manual_seed(1)
    bare, vocabulary = folder / "bare", folder / "vocab.txt"
    vocabulary.parent.mkdir(parents=True, exist_ok=True)
    vocabulary.write_text("\n".join(WORDS), "utf-8")
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=12,
    )
    BertModel(config).save_pretrained(bare)
    BertTokenizer(str(vocabulary), model_max_length=12).save_pretrained(bare)
    reader = Transformer(str(bare), max_seq_length=12)
    pooled = Pooling(reader.get_embedding_dimension(), pooling_mode=pooling)
    whole = SentenceTransformer(modules=[reader, pooled, Normalize()], prompts=prompts or {})
    whole.save(str(folder / "model"))
    return folder / "model"


def encoder(folder: Path) -> TransformerEncoder:
    return TransformerEncoder(models.find(str(folder)), PRECISION)


@pytest.mark.parametrize("pooling", ["mean", "cls"])
def test_vectors_are_those_of_the_library(tmp_path: Path, pooling: str) -> None:
    folder = model(tmp_path, pooling)
    ours = encoder(folder).encode(PASSAGES)
    texts = [" ".join(passage) for passage in PASSAGES]
    theirs = SentenceTransformer(str(folder), device="cpu").encode(texts)
    assert np.allclose(ours.vectors, theirs, atol=1e-5)
    assert (ours.parts is not None) == (pooling == "mean")
    assert (ours.tokens > 0).all()


def test_texts_that_are_cut_are_counted_whatever_the_pooling(tmp_path: Path) -> None:
    long = ("Engines and looms and maps. " * 9,)
    for pooling in ("mean", "cls"):
        found = encoder(model(tmp_path / pooling, pooling)).encode([*PASSAGES, long])
        assert found.cut.tolist() == [False, False, False, True]
        assert found.tokens[3] == 12


def test_a_model_that_wants_words_before_a_query_gets_them(tmp_path: Path) -> None:
    folder = model(tmp_path, "mean", {"query": "find this : ", "document": ""})
    made = encoder(folder)
    asked, told = made.encode([("looms",)], "query"), made.encode([("looms",)], "document")
    written = made.encode([("find this : looms",)], "document")
    assert np.allclose(asked.vectors, written.vectors, atol=1e-5)
    assert not np.allclose(asked.vectors, told.vectors, atol=1e-2)


def test_a_folder_named_in_config_reads_the_papers(tmp_path: Path) -> None:
    folder = model(tmp_path, "mean")
    rows = "".join(f"p{n},Engines {n},On looms and maps {n}.\n" for n in range(4))
    data = {"config.yml": f"name: Small\nencoder: {json.dumps(str(folder))}\n"}
    write(tmp_path / "data", data | {"papers.csv": f"UID,title,abstract\n{rows}"})
    from miniconf.app.choice import Choice
    from miniconf.site.options import BuildOptions

    options = BuildOptions(tmp_path / "data", tmp_path / "site", search=False)
    found = build_site(options, choice=Choice()).found
    assert (found.encoded, found.related.model) == (4, "model")
    assert build_site(options, choice=Choice()).found.encoded == 0
    assert len(found.related.neighbours["p0"]) == 3


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelUnusable, match="cannot be loaded"):
        encoder(tmp_path / "empty")
