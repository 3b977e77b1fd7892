"""Organisations whom no list knows: institutions of a place, firms and parties, as the recogniser sees them.

It sees kinds of names and no more; a name counts as an organisation's by several words, by its initials, by a word such
as "Partei" before it, or by great certainty.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.firms import firms, is_verb
from timeline.german.function_words import DETERMINERS
from timeline.german.role_words import FEMININE_ENDINGS, NEUTER_ENDINGS
from timeline.knowledge import load_names
from timeline.lexicon import Form, Forms, Hit, How, Line, known_hits, lexicon, taken_by, touches
from timeline.model import ActorKind
from timeline.naming import ADJECTIVE_ENDINGS, TOKEN, fold, phrase_forms
from timeline.newcomers import (
    MOST_WORDS,
    Span,
    behind_hyphens,
    is_common,
    is_first_name,
    is_name_word,
    is_title,
    number_of_words,
    tokens_within,
    written,
)
from timeline.recogniser import Entity, EntityForm, EntityKind

SURE_OF_ORGANISATION = 0.32  # of several words
SURE_OF_INITIALS = 0.7  # of an organisation that is one word in capitals: "KVW"
SURE_OF_FIRST_WORD = 0.97  # of one that begins a sentence, with a verb behind it: "Infineon übernimmt …"
SURE_OF_WORD = 0.9  # of one that is any other word, and no article before it


def with_new_bodies(
    lines: Sequence[Line], hits: Sequence[list[Hit]], entities: Sequence[Sequence[Entity]], quiet: Sequence[bool]
) -> list[list[Hit]]:
    """Adds the organisations that sentences name, and their other mentions; ``quiet`` sentences introduce none."""
    found = [
        [] if silent else list(_bodies(line, here, seen))
        for line, here, seen, silent in zip(lines, hits, entities, quiet, strict=True)
    ]
    if not any(found):
        return list(hits)
    names = {hit.name for here in found for hit in here}
    forms = _forms_of_bodies(
        names, [short for line, here in zip(lines, found, strict=True) for short in _shorts(line, here)]
    )
    return [_with_bodies(line, here, new, forms) for line, here, new in zip(lines, hits, found, strict=True)]


def _with_bodies(line: Line, hits: list[Hit], found: list[Hit], forms: Forms) -> list[Hit]:
    """The hits of a sentence with its new organisations; what stands inside their names is not named itself."""
    covered = taken_by(found, len(line))
    kept = [hit for hit in hits if not any(covered[hit.first : hit.last])]
    named = [_renamed(line, hit, forms) for hit in found]
    copies = known_hits(line, forms, taken_by([*kept, *found], len(line)))
    return sorted([*kept, *named, *copies], key=lambda hit: hit.first)


def _renamed(line: Line, hit: Hit, forms: Forms) -> Hit:
    """The hit by the name that the article has for it elsewhere ("Harbor & Finchs")."""
    form = forms.get(tuple(token.folded for token in line[hit.first : hit.last]))
    return Hit(hit.first, hit.last, form.name if form else hit.name, hit.kind, hit.how)


def _forms_of_bodies(names: set[str], shorts: Sequence[tuple[str, str]]) -> Forms:
    """All that an article may call its organisations: the name, in the genitive, without "AG", by its initials."""
    forms = Forms()
    for short, name in shorts:
        forms.add((fold(short),), Form(name, ActorKind.ORGANISATION, How.NAME))
    legal = load_names().lists["legal_forms"]
    for name in sorted(names, key=lambda name: (name.endswith("s"), name)):
        words = name.split()
        for tokens in phrase_forms(name, inflect=True):
            forms.add(tokens, Form(name, ActorKind.ORGANISATION, How.NAME))
        while len(words) > 2 and words[-1] in legal:
            words = words[:-1]
            forms.add(
                tuple(fold(w) for word in words for w in TOKEN.findall(word)),
                Form(name, ActorKind.ORGANISATION, How.NAME),
            )
    return forms


def _shorts(line: Line, hits: Sequence[Hit]) -> Iterator[tuple[str, str]]:
    """Initials that follow a name in brackets: "Lotus Motors (LMA)"."""
    for hit in hits:
        behind = [token.text for token in line[hit.last : hit.last + 3]]
        if len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and behind[1].isupper() and len(behind[1]) < 8:
            yield behind[1], hit.name


def _bodies(line: Line, hits: Sequence[Hit], entities: Sequence[Entity]) -> Iterator[Hit]:
    """The organisations of a sentence: institutions of a place, and what the recogniser sees."""
    names = [hit for hit in hits if hit.how in (How.NAME, How.FAMILY, How.MARKED, How.NOBODY, How.ROLE)]
    taken = taken_by(names, len(line))
    spans = [*_institutions(line, taken), *_local_bodies(line, taken, entities), *_in_quotes(line, taken)]
    spans += [*_for_its_field(line, taken), *_of_initials(line, taken), *firms(line, taken, entities)]
    spans += [*_authorities(line, taken, entities), *_behind_kinds(line, taken)]
    spans = list(_apart(spans))
    for entity in entities:
        first, last = tokens_within(line, entity)
        span = _body_span(line, first, last, entity)
        if span:
            spans = _with_span(spans, span)
    for span in spans:
        inside = [hit for hit in names if hit.first < span.last and span.first < hit.last]
        if not inside or (len(inside) == 1 and _is_part(inside[0], span)):
            marked = _listed_otherwise(tuple(token.folded for token in line[span.first : span.last]))
            before = line[span.first - 1].text if span.first else ""
            name = marked or _in_nominative(written(line, span.first, span.last), before).replace("tag von ", "tag ")
            yield Hit(span.first, span.last, name, ActorKind.ORGANISATION, How.NAME)


def _listed_otherwise(tokens: tuple[str, ...]) -> str:
    """Who is listed by a name that is an ordinary word too ("Der SPIEGEL"), or with its article alone ("die Linke")."""
    marked, articled = lexicon().forms.get(tokens), lexicon().forms.get(("der", *tokens))
    if marked and marked.how is How.MARKED:
        return marked.name
    return articled.name if articled and articled.kind is ActorKind.ORGANISATION else ""


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans of rules, the longest of those that overlap."""
    behind = -1
    for span in sorted(spans, key=lambda span: (span.first, -span.last)):
        if span.first >= behind:
            yield span
            behind = span.last


def _in_nominative(name: str, before: str) -> str:
    """ "Freien Universität Bozen" is Freie Universität Bozen, "Städtischen Klinikum" is Städtisches Klinikum."""
    first, _, rest = name.partition(" ")
    if before in ("des", "eines") and rest and len(first) > 4:  # "des Instituts Pasteur"
        first = first.removesuffix("es") if first.endswith(("des", "tes")) else first.removesuffix("s")
        return f"{first} {rest}"
    head = rest.split(" ")[0].lower()
    adjective = first.removesuffix("n").endswith(_ADJECTIVES)
    if adjective and (before.lower(), first[-1]) in _MASCULINE and not head.endswith((*FEMININE_ENDINGS, "s")):
        return f"{first.removesuffix('n')}r {rest}"
    if first.endswith("en") and head.endswith(FEMININE_ENDINGS):
        return f"{first[:-1]} {rest}"
    if first.endswith(("e", "en")) and head.endswith(NEUTER_ENDINGS):
        return f"{first.removesuffix('n').removesuffix('e')}es {rest}"
    return name


_ADJECTIVES = ("sche", "liche", "ale", "elle", "ive", "freie", "nigte")
_MASCULINE = {("der", "e"), ("den", "n")}  # "der Internationale Skiverband", "den Deutschen Börsenverein"


def _with_span(spans: list[Span], span: Span) -> list[Span]:
    """The spans with one more, as one with those that it overlaps."""
    beside = [other for other in spans if span.first < other.last and other.first < span.last]
    whole = Span(min(s.first for s in (span, *beside)), max(s.last for s in (span, *beside)), False)
    return [*(other for other in spans if other not in beside), whole]


def _is_part(hit: Hit, span: Span) -> bool:
    """Whether a listed name is only part of a longer one: "Fußballverband Irland"."""
    return (
        hit.kind is ActorKind.STATE
        and span.first <= hit.first
        and hit.last <= span.last
        and hit.last - hit.first < span.last - span.first
    )


def _body_span(line: Line, first: int, last: int, entity: Entity) -> Span | None:
    """The words of an organisation that the recogniser sees, or of a name behind "Partei" or "Zeitung"."""
    if not 0 < last - first <= MOST_WORDS or not any(token.text[0].isupper() for token in line[first:last]):
        return None
    first = _back_from_legal_form(line, first)
    kinds = load_names().lists["kinds_of_bodies"]
    if line[first].text in kinds and last - first > 1:  # "Partei Nowa Przyszłość"
        first += 1
    first, last = _with_partner(line, first, last)
    before = line[first - 1].text if first else ""
    behind_kind = _is_kind(before)
    person = entity.kind is EntityKind.PERSON and (last - first > 1 or line[first].text.endswith("s"))
    if behind_kind and not person and before != line[first].text:  # "Autozulieferer Mahle"; "die Partei Angela Merkels"
        return Span(first, last, False)
    if entity.kind is not EntityKind.ORGANISATION or entity.form is not EntityForm.NAME:
        return None
    while last < len(line) and line[last].text in load_names().lists["legal_forms"]:
        last += 1
    begins, first = first, _back_over_heads(line, first)
    while last > first and line[last - 1].text.islower():
        last -= 1
    if number_of_words(line, first, last) == 1:
        sure = _is_body_word(line, first, entity.confidence) and not (
            last - first > 1 and is_title(line[last - 1].text)
        )
        return Span(first, last, False) if sure else None
    sure = (entity.confidence >= SURE_OF_ORGANISATION or begins != first) and line[
        first
    ].text not in load_names().lists["no_first_words"]
    no_body = line[first].text.lower() in DETERMINERS or is_title(line[first].text)
    return Span(first, last, False) if sure and not no_body else None


def _with_partner(line: Line, first: int, last: int) -> tuple[int, int]:
    """ "Harbor & Finch": both partners of a firm."""
    if line[last - 1].text == "&" and last < len(line) and line[last].text[0].isupper():
        last += 1
    elif last + 1 < len(line) and line[last].text == "&" and line[last + 1].text[0].isupper():
        last += 2
    return first, last


def _is_body_word(line: Line, place: int, confidence: float) -> bool:
    """Whether one word is an organisation: initials, or a word that stands without article and adjective."""
    lists = load_names().lists
    word, before = line[place].text, line[place - 1].text if place else ""
    if word in lists["legal_forms"] or is_common(word) or len(word) < 2:
        return False
    if word.isupper():
        return confidence >= SURE_OF_INITIALS and len(word) < 8
    if not before and confidence >= SURE_OF_FIRST_WORD:
        return place + 1 < len(line) and is_verb(line[place + 1].text)
    described = not before or before.lower() in DETERMINERS or before.endswith(ADJECTIVE_ENDINGS)
    return confidence >= SURE_OF_WORD and not described and before.isalpha()


def _back_from_legal_form(line: Line, first: int) -> int:
    """ "Nordwind Reederei GmbH": where a firm's name begins of which the recogniser sees the last word alone."""
    if line[first].text in load_names().lists["legal_forms"]:
        while first and line[first - 1].text[0].isupper() and line[first - 1].text.lower() not in DETERMINERS:
            first -= 1
    return first


def _back_over_heads(line: Line, first: int) -> int:
    """ "Förderverein Freibad Kleinstadt": the head of a name that the recogniser leaves out."""
    while first and line[first - 1].text.lower().endswith(tuple(load_names().lists["institutions"])):
        first -= 1
    return first


def _institutions(line: Line, taken: Sequence[bool]) -> Iterator[Span]:
    """Courts, universities, clubs with the name of their place: "Landgericht Bochum", "FC Bochum"."""
    for place, token in enumerate(line[:-1]):
        is_head = token.text[0].isupper() and _is_institution(token.text) and not taken[place]
        if is_head and is_name_word(line, place + 1, taken) and not line[place + 1].text.endswith("s"):
            yield Span(place, behind_hyphens(line, place + 2), False)


def _local_bodies(line: Line, taken: Sequence[bool], entities: Sequence[Entity]) -> Iterator[Span]:
    """ "Polizei Hof", "Landtag von Hessen", "die Hofer Polizei": bodies that are one only with a place."""
    for entity in entities:
        if entity.kind is not EntityKind.PLACE:
            continue
        first, last = tokens_within(line, entity)
        if not first < last < len(line) + 1 or any(taken[first:last]):
            continue
        if entity.form is EntityForm.DERIVED and line[first].text[0].isupper() and last < len(line):
            if not taken[last] and _is_local_body(line[last].text):
                yield Span(first, last + 1, False)
        elif entity.form is EntityForm.NAME and first:
            head = first - 2 if line[first - 1].text == "von" and first > 1 else first - 1
            if not taken[head] and _is_local_body(line[head].text):
                yield Span(head, last, False)


def _for_its_field(line: Line, taken: Sequence[bool]) -> Iterator[Span]:
    """ "des Max-Planck-Instituts für Geoanthropologie", "Amt für Arbeitsschutz": a body by the field it is for."""
    for place in range(len(line) - 2):
        noun = line[place + 2].text
        if (
            line[place + 1].text != "für"
            or not (noun[0].isupper() and noun.isalpha())
            or not _has_field(line[place].text)
        ):
            continue
        first = place
        while first > 1 and line[first - 1].text == "-" and touches(line, first - 1):
            first -= 2
        if any(taken[first : place + 3]) or (first == place and line[place].text.lower().endswith("s")):
            continue
        yield Span(first, place + 3, False)


def _of_initials(line: Line, taken: Sequence[bool]) -> Iterator[Span]:
    """ "die GERB-Partei": a party that is called by its initials."""
    for place, token in enumerate(line[:-2]):
        if line[place + 1].text == "-" and line[place + 2].text.startswith(("Partei", "Fraktion")):
            initials = token.text.isupper() and len(token.text) > 2
            if initials and not taken[place] and touches(line, place + 1):
                yield Span(place, place + 1, False)


def _authorities(line: Line, taken: Sequence[bool], entities: Sequence[Entity]) -> Iterator[Span]:
    """ "Das Land Niedersachsen sagte Hilfe zu": who governs a place; not "in der Gemeinde Mals"."""
    for entity in entities:
        first, last = tokens_within(line, entity)
        if entity.kind is not EntityKind.PLACE or entity.form is not EntityForm.NAME or not 1 < first < last:
            continue
        head, article = line[first - 1].text, line[first - 2].text.lower()
        before = line[first - 3].text.lower() if first > 2 else ""
        governs = head in load_names().lists["authorities"] and article in ("das", "die", "der")
        if governs and before not in _LOCAL and not any(taken[first - 1 : last]):
            yield Span(first - 1, last, False)


_LOCAL = frozenset("in an auf aus bei durch nahe nach vor um über ab bis".split())


def _behind_kinds(line: Line, taken: Sequence[bool]) -> Iterator[Span]:
    """ "Die Reederei Adler-Schiffe nimmt …": all that stands between an article and the verb is one name."""
    if len(line) < 4 or line[0].text not in ("Der", "Die", "Das") or not _is_kind(line[1].text):
        return
    last = 2
    while last < len(line) and (line[last].text[0].isupper() or (line[last].text == "-" and touches(line, last))):
        last += 1
    name = line[2:last]
    if not 2 < last < len(line) or not line[last].text.isalpha() or len(name) > MOST_WORDS or any(taken[2:last]):
        return
    if not any(is_title(token.text) or is_first_name(token.text) for token in name) and len(name[0].text) > 1:
        yield Span(2, last, False)


def _in_quotes(line: Line, taken: Sequence[bool]) -> Iterator[Span]:
    """ "die Bürgerinitiative „Rettet den Wald“": the name that a kind of body has between quotation marks."""
    for place in range(1, len(line) - 2):
        if line[place].text not in "„»" or not _is_kind(line[place - 1].text):
            continue
        inside = line[place + 1 : place + 2 + MOST_WORDS]
        end = next((number for number, token in enumerate(inside, place + 1) if token.text in "“«"), 0)
        if end > place + 1 and line[place + 1].text[0].isupper() and not any(taken[place + 1 : end]):
            yield Span(place + 1, end, False)


def _is_kind(word: str) -> bool:
    """ "Partei", "Bezahldienst", and in the genitive "Herstellers"."""
    return any(one in load_names().lists["kinds_of_bodies"] or _ends_like_kind(one) for one in (word, word.rstrip("s")))


@lru_cache(maxsize=1 << 15)
def _has_field(word: str) -> bool:
    return word[0].isupper() and word.lower().removesuffix("s").endswith(tuple(load_names().lists["bodies_of_a_field"]))


@lru_cache(maxsize=1 << 15)
def _is_local_body(word: str) -> bool:
    return word[0].isupper() and word.lower().endswith(tuple(load_names().lists["local_bodies"]))


@lru_cache(maxsize=1 << 15)
def _ends_like_kind(word: str) -> bool:
    """ "Bezahldienst", "Spielzeugkette": the end of the word says what kind of body it is."""
    return word[:1].isupper() and word.lower().endswith(tuple(load_names().lists["kind_endings"]))


@lru_cache(maxsize=1 << 15)
def _is_institution(word: str) -> bool:
    lists = load_names().lists
    return word in lists["clubs"] or word.lower().endswith(tuple(lists["institutions"]))
