"""The forms a name takes in German text, and the keys under which spellings of one name meet.

Spellings are joined by rules of transliteration (kh/ch, sh/sch, v/w, ou/u, q/gh), never by sound: Chamenei and
Chomeini, Iran and Irak stay apart.
"""

import re
import unicodedata
from functools import lru_cache

from timeline.knowledge import load_names

TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")
_UMLAUTS = str.maketrans({"ä": "\0a", "ö": "\0o", "ü": "\0u", "Ä": "\0A", "Ö": "\0O", "Ü": "\0U"})


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without accents and with ss for ß, umlauts kept: Erdoğan → Erdogan, Weißes → Weisses, Özil → Özil.

    A word all in capitals, as in headlines, becomes capitalised when it is longer than four letters.
    """
    if word.isascii():
        folded = word
    else:
        apart = unicodedata.normalize("NFD", word.translate(_UMLAUTS))
        bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
        for mark, umlaut in zip(("\0a", "\0o", "\0u", "\0A", "\0O", "\0U"), "äöüÄÖÜ", strict=True):
            bare = bare.replace(mark, umlaut)
        folded = bare.translate(_LETTERS)
    return folded.capitalize() if len(folded) > 4 and folded.isupper() else folded


_LETTERS = str.maketrans({"ß": "ss", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae"})


def tokens_of(name: str) -> tuple[str, ...]:
    """The folded tokens of a name: "Baschar al-Assad" → Baschar, al, -, Assad."""
    return tuple(fold(token) for token in TOKEN.findall(name))


def adjective_forms(stem: str) -> list[str]:
    """The forms of "russisch": bare (for "russisch-iranisch") and inflected, both also with a capital."""
    forms = [stem, *(stem + ending for ending in ADJECTIVE_ENDINGS)]
    return forms + [form.capitalize() for form in forms[1:]]


def people_forms(noun: str) -> list[str]:
    """The forms of a demonym, feminine and plural: Russe, Russen, Russin, Russinnen; Israeli, Israelis."""
    if noun.endswith("e"):
        return [noun, noun + "n", noun[:-1] + "in", noun[:-1] + "innen"]
    if noun.endswith("er"):
        return [noun, noun + "n", noun + "s", noun + "in", noun + "innen"]
    if noun.endswith("i"):
        return [noun, noun + "s", noun + "n", noun + "in", noun + "innen"]
    return [noun, *genitives(noun)]


def genitives(word: str) -> list[str]:
    """The genitives a name can take: Putins, Kongresses; behind s, x, z stands only an apostrophe, a token apart."""
    if word.endswith(("s", "x", "z", "ss")):
        return [word + "es"]
    return [word + "s", word + "es"] if word[-1:] not in "aeiouy" else [word + "s"]


def phrase_forms(name: str, inflect: bool) -> set[tuple[str, ...]]:
    """The token sequences that a name appears as: in the genitive and, if ``inflect``, its adjectives in any case."""
    tokens = tokens_of(name)
    forms = {tokens}
    if inflect:
        for place in range(len(tokens) - 1):
            if _inflects(tokens, place):
                forms |= {
                    (*form[:place], _stem(form[place]) + ending, *form[place + 1 :])
                    for form in forms
                    for ending in ADJECTIVE_ENDINGS
                }
    if not tokens[-1].isalpha():
        return forms
    plural = ["n"] if inflect and len(tokens) > 1 and tokens[-1].endswith(("te", "er", "en")) else []
    return forms | {
        (*form[:-1], last)
        for form in forms
        for last in (*genitives(form[-1]), *(form[-1] + ending for ending in plural))
    }


def _inflects(tokens: tuple[str, ...], place: int) -> bool:
    word, following = tokens[place], tokens[place + 1]
    return len(word) > 4 and word.endswith(ADJECTIVE_ENDINGS) and following[:1].isupper()


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("e") else word[:-2]


def noun_forms(noun: str) -> frozenset[str]:
    """The forms of a noun as far as endings make them: Krieg, Kriegs, Krieges, Kriege, Kriegen, Wahlen."""
    return frozenset(fold(noun) + ending for ending in ("", "s", "es", "e", "n", "en"))


# --- spellings ------------------------------------------------------------------------------------------------------

# Applied in this order to a word in small letters; each pair joins two habits of writing the same sound.
_SPELLINGS = (
    ("x", "ks"),  # Alexander, Aleksandar
    ("tsch", "c"),  # Araghtschi, Araqchi
    ("tch", "c"),
    ("dsch", "j"),  # Dschaber, Jaber
    ("dj", "j"),
    ("sch", "š"),  # Peseschkian, Pezeshkian
    ("sh", "š"),
    ("kh", "x"),  # Khamenei, Chamenei
    ("gh", "q"),  # Araghchi, Araqchi
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ks", "ks"),
    ("ou", "u"),  # Bout, But
    ("oo", "u"),
    ("off", "ov"),
    ("w", "v"),  # Lawrow, Lavrov
    ("z", "s"),  # Selenskyj, Zelenskyj
    ("ij", "i"),  # Andrij, Andriy, Andrii
    ("yj", "i"),
    ("iy", "i"),
    ("yy", "i"),
    ("ey", "ei"),
    ("ej", "ei"),  # Sergej, Sergey, Sergei
    ("ay", "ai"),
    ("aj", "ai"),
    ("oj", "oi"),  # Schoigu, Shojgu
    ("uj", "ui"),
    ("yu", "iu"),
    ("ju", "iu"),  # Juri, Yuri
    ("ya", "ia"),
    ("ja", "ia"),
    ("ye", "ie"),
    ("je", "ie"),
    ("y", "i"),
)


@lru_cache(maxsize=1 << 14)
def spelling_keys(word: str) -> frozenset[str]:
    """The keys of a word; two spellings of one name share one. German ch is kh or tsch, so it gives two keys."""
    small = re.sub(r"[^a-zäöüš]", "", fold(word).lower())
    for spelling, sound in _SPELLINGS:
        small = small.replace(spelling, sound)
    small = re.sub(r"(.)\1", r"\1", small)
    if "ch" not in small:
        return frozenset((small,))
    return frozenset((small.replace("ch", "x"), small.replace("ch", "c")))


def family_of(name: str) -> str:
    """The surname of a full name: from its first particle on, or its last word ("Ursula von der Leyen")."""
    words = name.split()
    particles = load_names().lists["particles"]
    for place, word in enumerate(words[1:], start=1):
        if word in particles or word.split("-")[0] in ("al", "el", "as", "asch"):
            return " ".join(words[place:])
    return words[-1]


def given_of(name: str) -> str:
    """The first name of a full name."""
    return name.split()[0]
