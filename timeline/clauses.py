"""Sentence → clauses: each finite verb with the words that belong to it, its tense and its mood.

A shallow analysis: punctuation and conjunctions cut the sentence, verb forms tell which pieces are clauses, and the
pieces of a clause that another one interrupts ("Der Mann, der floh, wurde gefasst") are put together again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from timeline.clause_pieces import begins_with_time, finite_token, last_word, opener_of, pieces, shares_helper
from timeline.clause_words import (
    HELPERS,
    QUOTES,
    Token,
    follows_zu,
    is_attribute,
    is_helper,
    is_modal,
    may_be_participle,
    words_of,
)
from timeline.german.function_words import (
    COORDINATORS,
    DETERMINERS,
    GOING_ON,
    RELATIVE_PRONOUNS,
)
from timeline.german.patterns import TIME_WORD
from timeline.german.verbs import PARTICLES
from timeline.model import Sentence, Tense
from timeline.verbs import AUXILIARIES, MODALS, Form, Mood, VerbForm, takes_sein

REMEMBERED = 1024  # sentences; those of the articles that are read together

_PARTICLES = frozenset(PARTICLES)


class ClauseKind(StrEnum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    FRAGMENT = "fragment"  # words without a verb: a heading, an ellipsis


@dataclass(slots=True)
class Clause:
    """One clause: ``spans`` are its pieces in the article, ``verb`` is the infinitive of its main verb.

    ``finite`` is the finite verb as written, ``helper`` its infinitive ("sollen" in "soll gesagt haben"); ``opener`` is
    the word that makes the clause subordinate. ``tense`` and ``mood`` are None where no finite verb tells. ``quoted``:
    it stands between quotation marks. ``words`` are the tokens without the punctuation marks, ``vocabulary`` says which
    words there are, wherever and how often they stand. ``lent`` is the rest of a verb that stands in the clause before,
    of a clause that leaves its verb out ("1871 wurde das Reich gegründet, [1918 die Republik]"). Nothing changes it; it
    is not frozen, as Token is not.
    """

    kind: ClauseKind
    spans: tuple[tuple[int, int], ...]
    tokens: tuple[Token, ...]
    words: tuple[Token, ...]
    vocabulary: frozenset[str]
    verb: str = ""
    finite: str = ""
    helper: str = ""
    opener: str = ""
    tense: Tense | None = None
    mood: Mood | None = None
    quoted: bool = False
    lent: str | None = None

    @property
    def start(self) -> int:
        """Offset of its first character in the article."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset behind its last character in the article."""
        return self.spans[-1][1]

    @property
    def pluperfect(self) -> bool:
        """Whether it tells what lay before the time it speaks of: "hatte berichtet", "war getötet worden"."""
        helped = self.helper in ("haben", "sein") and self.verb != self.helper
        return helped and self.tense is Tense.PAST and self.finite.lower().startswith(("hatt", "war"))

    def holds(self, offset: int) -> bool:
        """Whether the character at an offset is one of the clause's own."""
        spans = self.spans
        around = spans[0][0] <= offset < spans[-1][1]
        return around and (len(spans) == 1 or any(start <= offset < end for start, end in spans))


@dataclass
class _Draft:
    """A clause that is still being put together from its pieces."""

    kind: ClauseKind
    pieces: list[list[Token]]
    finite: Token | None = None
    opener: str = ""
    lent: tuple[Token, ...] | None = None  # the rest of the verb, of one that leaves it out: "…, 1918 die Republik"

    @property
    def tokens(self) -> list[Token]:
        return [token for piece in self.pieces for token in piece]


@dataclass
class _Assembly:
    """The clauses of a sentence so far, and the main clause that still waits for its verb."""

    drafts: list[_Draft] = field(default_factory=list)
    waiting: _Draft | None = None


@lru_cache(maxsize=REMEMBERED)
def clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence, in the order of their first words; a sentence without a verb is one fragment.

    They are remembered, since several rooms ask for them.
    """
    drafts = _drafts(words_of(sentence))
    if not any(draft.finite for draft in drafts) and " " in sentence.plain:
        drafts = _drafts(words_of(sentence, guessing=True))
    return tuple([_finished(draft) for draft in drafts])


def _drafts(tokens: list[Token]) -> list[_Draft]:
    assembly = _Assembly()
    for piece in pieces(tokens):
        _add(assembly, piece)
    return assembly.drafts


def clause_at(found: tuple[Clause, ...], offset: int) -> Clause | None:
    """The clause to which the character at an offset belongs."""
    return next((clause for clause in found if clause.holds(offset)), None)


def _add(assembly: _Assembly, piece: list[Token]) -> None:
    """Finds the clause to which a piece belongs, or opens a new one."""
    if not any(token.text[0].isalnum() for token in piece):
        return
    if assembly.drafts and not assembly.waiting and (shared := _shared_helper(assembly.drafts[-1], piece)):
        assembly.drafts.append(_Draft(ClauseKind.MAIN, [piece], shared))
        return
    if assembly.drafts and not assembly.waiting and _leaves_out_its_verb(assembly.drafts[-1], piece):
        before = assembly.drafts[-1]
        assembly.drafts.append(_Draft(ClauseKind.MAIN, [piece], before.finite, lent=_rest_of_verb(before, piece)))
        return
    if assembly.drafts and (says := _says_so(assembly.drafts[-1], piece)):
        assembly.drafts.append(_Draft(ClauseKind.MAIN, [[says, *piece[1:]]], says))
        return
    finite, opener = finite_token(piece), opener_of(piece)
    if finite and assembly.drafts and may_be_participle(finite) and _ends_in_infinitive(piece):
        finite = None  # "…, Akten vernichtet zu haben"
    if finite and not opener and (begun := _awaiting_its_verb(assembly, piece, finite)):
        begun.pieces.append(piece)
        return
    if finite and opener in RELATIVE_PRONOUNS and _is_verb_second(piece, finite):
        opener = ""
    if finite and opener and assembly.drafts and _is_article(piece, opener, assembly.drafts[-1].opener):
        opener = assembly.drafts[-1].opener
    if finite and opener and assembly.drafts:
        kind = ClauseKind.RELATIVE if opener in RELATIVE_PRONOUNS else ClauseKind.SUBORDINATE
        assembly.drafts.append(_Draft(kind, [piece], finite, opener))
    elif finite and opener and opener not in RELATIVE_PRONOUNS and finite is last_word(piece):
        assembly.drafts.append(_Draft(ClauseKind.SUBORDINATE, [piece], finite, opener))
    elif finite:
        _add_main(assembly, piece, finite)
    elif _is_infinitive_clause(piece) and assembly.drafts:
        assembly.drafts.append(_Draft(ClauseKind.INFINITIVE, [piece], None, opener))
    else:
        _add_fragment(assembly, piece)


def _is_article(piece: list[Token], opener: str, before: str) -> bool:
    """ "in dem sie wohnt und [der Nahe Osten] sich rüstet": what goes on with a clause begins with its own subject."""
    goes_on = before not in ("", opener) and opener in ("der", "die", "das") and piece[0].word in COORDINATORS
    return goes_on and len(piece) > 2 and piece[2].text[0].isupper()


def _shared_helper(before: _Draft, piece: list[Token]) -> Token | None:
    """The auxiliary that a piece shares with the clause before it: "…, [wurde] im Herbst aber freigesprochen"."""
    goes_on = piece[0].word in COORDINATORS or any(token.word in GOING_ON for token in piece)
    goes_on = goes_on or (begins_with_time(piece) and _has_time(before))
    if before.kind is not ClauseKind.MAIN or not goes_on or not shares_helper(before.tokens, piece, before.finite):
        return None
    return before.finite


def _has_time(draft: _Draft) -> bool:
    return any(TIME_WORD.fullmatch(token.text) for token in draft.tokens)


def _leaves_out_its_verb(before: _Draft, piece: list[Token]) -> bool:
    """ "1871 wurde das Reich gegründet, | 1918 die Republik", "1990 stieg er ab, | 1994 wieder auf"."""
    if before.kind is not ClauseKind.MAIN or before.finite is None or not begins_with_time(piece):
        return False
    behind = [token for token in piece if token.text[0].isalpha() and not TIME_WORD.fullmatch(token.text)]
    tells = any(token.text[0].isupper() or token.word in _PARTICLES for token in behind)
    own = any(token.finite and token.text.islower() for token in piece)
    return tells and not own and _has_time(before) and not _is_infinitive_clause(piece)


def _rest_of_verb(before: _Draft, piece: list[Token]) -> tuple[Token, ...]:
    """The participle, infinitive or particle of a clause, for one that has none of its own."""
    own = last_word(piece)
    if own and (own.word in _PARTICLES or (own.forms and own.text.islower())):
        return ()
    last = last_word(before.tokens)
    closes = last and last.text.islower() and last is not before.finite and (last.forms or last.word in _PARTICLES)
    return (last,) if last and closes else before.lent or ()


def _says_so(before: _Draft, piece: list[Token]) -> Token | None:
    """ "„Wir kommen“, so Kern": what stands there for "sagte"."""
    head, last = piece[0], before.pieces[-1][-1]
    if head.word != "so" or len(piece) < 2 or head.quoted or not (last.quoted or last.text in QUOTES or _told(before)):
        return None
    if not (piece[1].text[0].isupper() or piece[1].word in DETERMINERS) or finite_token(piece):
        return None
    return replace(head, forms=(VerbForm("sagen", Form.FINITE, preterite=True),), finite=True)


def _told(before: _Draft) -> bool:
    """ "Die Brücke sei gesperrt, so der Bürgermeister": a clause in the words of another that is at its end."""
    last = last_word(before.tokens)
    if before.kind is not ClauseKind.MAIN or not before.finite or last is None:
        return False
    ended = not is_helper(before.finite) or (last is not before.finite and bool(last.forms))
    return ended and _reading(before.finite, frozenset()).mood is Mood.KONJUNKTIV1


def _awaiting_its_verb(assembly: _Assembly, piece: list[Token], finite: Token) -> _Draft | None:
    """ "Das Gericht hat den Maler, Jan Ruhl, | am Montag verurteilt": the clause whose verb ends a later piece."""
    last = last_word(piece)
    if last is None or assembly.waiting or piece[0].finite or (last is not finite and last.word not in AUXILIARIES):
        return None
    main = next((draft for draft in reversed(assembly.drafts) if draft.kind is ClauseKind.MAIN), None)
    if main is None or main.finite is None or not is_helper(main.finite):
        return None
    rest = [token for token in main.tokens if token.start > main.finite.start and token.text.islower()]
    wanted = Form.PARTICIPLE if not is_modal(main.finite) else Form.INFINITIVE
    if not any(form.form is wanted for form in last.forms):
        return None
    closed = any(f.form in (Form.PARTICIPLE, Form.INFINITIVE) for token in rest[-1:] for f in token.forms)
    person = any(token.word in ("er", "sie", "es", "ich", "wir", "man") for token in piece)
    return None if closed or person else main


def _add_main(assembly: _Assembly, piece: list[Token], finite: Token) -> None:
    """A piece with a finite verb completes the clause that waits for one, or is a clause of its own.

    "…, da er ein Veto hat und den Vertrag unterzeichnet hat": what goes on with its verb last is subordinate, too.
    """
    before = assembly.drafts[-1] if assembly.drafts else None
    goes_on = piece[0].word in COORDINATORS and finite is last_word(piece)
    if before and before.opener and goes_on and not assembly.waiting:
        assembly.drafts.append(_Draft(before.kind, [piece], finite, before.opener))
    elif assembly.waiting:
        assembly.waiting.pieces.append(piece)
        assembly.waiting.finite, assembly.waiting.kind = finite, ClauseKind.MAIN
        assembly.waiting = None
    else:
        assembly.drafts.append(_Draft(ClauseKind.MAIN, [piece], finite))


def _add_fragment(assembly: _Assembly, piece: list[Token]) -> None:
    """A piece without a verb goes on with what waits, else with the clause before, else it waits for a verb.

    "hat das Vorhaben, ein Haus zu bauen, | gebilligt": the rest of a verb goes back to its clause.
    """
    last = last_word(piece)
    interrupted = bool(assembly.drafts) and assembly.drafts[-1].kind is not ClauseKind.MAIN
    if interrupted and last and (begun := _awaiting_its_verb(assembly, piece, last)):
        begun.pieces.append(piece)
    elif assembly.waiting:
        assembly.waiting.pieces.append(piece)
    elif assembly.drafts:
        assembly.drafts[-1].pieces.append(piece)
    else:
        assembly.waiting = _Draft(ClauseKind.FRAGMENT, [piece])
        assembly.drafts.append(assembly.waiting)


def _is_verb_second(piece: list[Token], finite: Token) -> bool:
    """ "und das wird so weitergehen", "der Minister werde ihn empfangen": main clauses that begin like relative ones.

    A relative clause has its verb at the end, or right behind the infinitive or participle that goes with it.
    """
    words = [token for token in piece if token.text[0].isalnum()]
    place = next(index for index, token in enumerate(words) if token is finite)
    before = words[place - 1] if place else None
    grouped = before is not None and any(f.form in (Form.INFINITIVE, Form.PARTICIPLE) for f in before.forms)
    return place < len(words) - 1 and not grouped


def _is_infinitive_clause(piece: list[Token]) -> bool:
    """ "um ihn zu empfangen", "teilzunehmen": an infinitive with zu."""
    before = ""
    for token in piece:
        for form in token.forms:
            if form.form is Form.ZU_INFINITIVE or (form.form is Form.INFINITIVE and before == "zu"):
                return True
        before = token.word
    return False


def _ends_in_infinitive(piece: list[Token]) -> bool:
    words = [token for token in piece if token.text[0].isalnum()]
    return _is_infinitive_clause(words[-2:])


def _finished(draft: _Draft) -> Clause:
    """The clause of a draft, with the reading of its verbs."""
    tokens = tuple(draft.tokens)
    words = tuple([token for token in tokens if token.text[0].isalnum()])
    vocabulary = frozenset([token.word for token in tokens])
    spans = tuple([(piece[0].start, piece[-1].end) for piece in draft.pieces])
    lent = None if draft.lent is None else " ".join([token.text for token in draft.lent])
    quoted = sum([token.quoted for token in tokens]) > len(tokens) / 2
    if draft.finite is None:
        finite, helper, mood = "", "", None
        verb, tense = _infinitive_of(tokens)
    else:
        form = _reading(draft.finite, vocabulary)
        finite, helper, mood = draft.finite.text, form.lemma, form.mood
        verb, tense = _verb_and_tense(form, draft.finite, tokens + (draft.lent or ()))
    return Clause(
        draft.kind, spans, tokens, words, vocabulary, verb, finite, helper, draft.opener, tense, mood, quoted, lent
    )


def _infinitive_of(tokens: tuple[Token, ...]) -> tuple[str, Tense | None]:
    """The verb of an infinitive clause; "gelogen zu haben" is past."""
    verbal = [(index, form) for index, token in enumerate(tokens) if token.forms for form in token.forms]
    found = [form.lemma for _, form in verbal if form.form is Form.ZU_INFINITIVE]
    after_zu = [form.lemma for i, form in verbal if form.form is Form.INFINITIVE and follows_zu(tokens, i)]
    verb = next(iter(after_zu + found), "")
    participle = _last_form(tokens, Form.PARTICIPLE) if verb in ("haben", "sein") else ""
    return (participle, Tense.PAST) if participle else (verb, None)


def _reading(finite: Token, vocabulary: frozenset[str]) -> VerbForm:
    """Which of its readings a finite verb has: "habe" is Konjunktiv I unless "ich" stands by it."""
    forms = [form for form in finite.forms if form.form is Form.FINITE]
    person = 1 if "ich" in vocabulary else 3
    return next((form for form in forms if form.person == person), forms[0])


def _verb_and_tense(form: VerbForm, finite: Token, tokens: tuple[Token, ...]) -> tuple[str, Tense]:
    """The main verb of a clause and the time it speaks of, from the finite verb and what goes with it."""
    if form.lemma not in HELPERS:
        return _with_particle(form.lemma, finite, tokens), Tense.PAST if form.preterite else Tense.PRESENT
    others = [token for token in tokens if token is not finite]
    participle = _last_form(others, Form.PARTICIPLE)
    infinitive = _last_form(others, Form.INFINITIVE)
    if form.lemma == "werden":
        return _with_werden(form, participle, infinitive)
    if form.lemma in MODALS:
        return _with_modal(form, participle, infinitive)
    return _with_haben_or_sein(form, participle, infinitive, others)


def _with_werden(form: VerbForm, participle: str, infinitive: str) -> tuple[str, Tense]:
    """ "wurde getötet", "wird empfangen" (future), "wird getötet" (passive), "würde kommen", "wird Kanzler"."""
    if form.preterite:
        return participle or "werden", Tense.PAST
    if infinitive:
        perfect = infinitive in AUXILIARIES and participle
        return (participle, Tense.FUTURE) if perfect else (infinitive, Tense.FUTURE)
    return participle or "werden", Tense.PRESENT


def _with_modal(form: VerbForm, participle: str, infinitive: str) -> tuple[str, Tense]:
    """ "soll gesagt haben" (past), "soll stattfinden" (future), "wollte kommen" (past)."""
    perfect = infinitive in ("haben", "sein") and participle
    if perfect:
        return participle, Tense.PAST
    verb = participle if infinitive == "werden" and participle else infinitive or form.lemma
    if form.preterite and form.lemma != "sollen":
        return verb, Tense.PAST
    return verb, Tense.FUTURE if form.lemma in ("sollen", "wollen") else Tense.PRESENT


def _with_haben_or_sein(form: VerbForm, participle: str, infinitive: str, others: list[Token]) -> tuple[str, Tense]:
    """ "hat gesagt", "ist gestiegen", "ist getötet worden" (past), "ist geplant" (a state), "ist zu erwarten"."""
    if participle in ("", "sein", "werden", "haben"):
        participle = _last_form([t for t in others if t.word not in ("worden", "gewesen", "gehabt")], Form.PARTICIPLE)
        if any(token.word in ("worden", "gewesen", "gehabt", "geworden") for token in others):
            return participle or form.lemma, Tense.PAST
    if form.lemma == "haben" and not participle:
        participle = _last_form([token for token in others if token.text[0].isalnum()][-1:], Form.FINITE)
    if form.lemma == "haben" and (participle or infinitive in MODALS):
        return participle or infinitive, Tense.PAST
    if form.preterite:
        return participle or form.lemma, Tense.PAST
    if form.lemma == "sein" and participle:
        done = takes_sein(participle) or any(token.word == "worden" for token in others)
        return participle, Tense.PAST if done else Tense.PRESENT
    return form.lemma, Tense.PRESENT


def _last_form(tokens: Sequence[Token], wanted: Form) -> str:
    """The infinitive of the last word that can be such a form; "gehört" is from hören.

    No attribute, and nothing that is only compared with: "ist zurückhaltender aufgetreten als erwartet".
    """
    for index in range(len(tokens) - 1, -1, -1):
        forms = tokens[index].forms
        lemmas = [form.lemma for form in forms if form.form is wanted] if forms else None
        if not lemmas:
            continue
        to_do = wanted is Form.INFINITIVE and follows_zu(tokens, index)
        compared = index > 0 and tokens[index - 1].word in ("als", "wie")
        if not to_do and not compared and not is_attribute(tokens, index):
            return min(lemmas, key=len)
    return ""


def _with_particle(lemma: str, finite: Token, tokens: tuple[Token, ...]) -> str:
    """ "kündigte … an": the particle at the end of the clause, or before an appendix, belongs to the verb."""
    for index, token in enumerate(tokens):
        if token.word not in _PARTICLES or token.start <= finite.start:
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or not following.text[0].isalnum() or following.start > token.end + 1:
            return token.word + lemma
    return lemma
