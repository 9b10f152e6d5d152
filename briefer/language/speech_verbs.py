"""Verbs that report what somebody says, thinks or wants, by class, in all their forms.

The classes follow Levin, *English Verb Classes and Alternations* (1993), 37 (communication) and 29–33 (judgment, desire),
folded to what a news reader must tell apart: who asserts, who denies, who only expects.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefer.language.inflect import forms

VerbClass = Literal[
    "say", "claim", "admit", "announce", "deny", "warn", "promise", "demand", "think", "ask", "accuse", "praise", "estimate"
]

# "!" marks a verb that reports only before a clause or a quotation ("added 20 jobs" reports nothing), "!!" one that needs
# "that" or quotation marks ("held talks", "found a body"). In the classes of judgment, denial and demand an object will do.
_BY_CLASS: dict[VerbClass, str] = {
    "say": "say tell add! state! remark! comment! observe!! note! point+out explain! reply! respond!! answer! recall!! repeat! "
    "reiterate! stress! emphasise! emphasize! underline! underscore! write! post!! tweet! text!! report! recount! relate!! "
    "read!! testify! mention! quip! joke! continue!! elaborate! specify! clarify! signal! indicate! suggest! agree!! advise! "
    "inform! describe call!! characterise! characterize! label!! affirm! sum+up! argue+back! hit+back! go+on!! chime+in! "
    "opine! brief!! blog! lament! complain! bemoan! muse! retort! counter!! interject! pronounce!! summarise!! summarize!! "
    "yell! shout! cry!! sigh!! rage!! fume!! thunder!! whisper! mutter! crow!! gush!! laugh!! boom!! storm!! snap!! scoff!! "
    "whine!! moan!! grumble!! beam!! sob!! weep!! speak+of talk+of show!! demonstrate!! "
    "bleat!! rant!! roar!! bark!! growl!! bellow!! screech!! shriek!! splutter!! whimper!! hiss!! spit!! seethe!! sneer!! "
    "trumpet!! protest! blurt!! rail!! purr!! gripe! cackle!! smirk!! stammer!! croak!! bawl!! scream!! sniff!!",
    "claim": "claim! argue! insist! maintain!! contend! assert! allege! swear! boast! brag! imply! purport!! profess! hint!",
    "admit": "admit acknowledge concede! confess! own+up! grant!!",
    "announce": "announce disclose! reveal! confirm! declare! proclaim! publish!! unveil!! attest! verify! certify!",
    "deny": "deny reject! dispute! refute! rebut! contradict! contest! dismiss! disavow! rubbish! disagree! question!!",
    "warn": "warn caution! alert! threaten! forewarn!",
    "promise": "promise! pledge! vow! guarantee! assure! reassure! undertake!! offer!!",
    "demand": "demand! ask+for urge call+for call+on insist+on request! require!! plead! propose! recommend! implore! beg! "
    "press+for push+for appeal+for appeal+to! want!! order!! instruct! seek!!",
    "think": "think! believe! expect! fear! hope! doubt! suspect! feel!! consider!! see!! assume! predict! anticipate! "
    "know!! understand!! hear!! fancy!! conclude! worry! wish!! foresee! learn!! find!! hold!! accept!! recognise!! recognize!!",
    "ask": "ask! wonder! inquire! enquire! query!",
    "accuse": "accuse! blame! criticise! criticize! condemn! denounce! slam! fault! castigate! lambast! attack!! rebuke! "
    "berate! chide! decry! deplore!",
    "praise": "welcome! praise! hail! thank! applaud! commend! salute! laud!",
    "estimate": "estimate! put!! count! reckon! calculate! forecast! project! gauge!! value!! measure!! judge!!",
}
_OBJECT_CLASSES = frozenset({"accuse", "praise", "deny", "demand", "estimate", "warn"})


class SpeechVerb(NamedTuple):
    """A reporting verb: its base form, its class, what must follow it, the form met and a particle that must follow."""

    lemma: str
    verb_class: VerbClass
    needs: Literal["nothing", "clause", "that"]
    form: str
    particle: str


def _needs(word: str, verb_class: VerbClass) -> Literal["nothing", "clause", "that"]:
    if word.endswith("!!"):
        return "that"
    return "clause" if word.endswith("!") and verb_class not in _OBJECT_CLASSES else "nothing"


def _table() -> dict[str, tuple[SpeechVerb, ...]]:
    table: dict[str, list[SpeechVerb]] = {}
    for cls, words in _BY_CLASS.items():
        for word in words.split():
            lemma, _, particle = word.rstrip("!").partition("+")
            full = f"{lemma} {particle}".strip()
            inflected = forms(lemma)
            # Past before base: "put" and "read" need no plural subject.
            for form in ("past", "third", "base", "participle", "gerund"):
                written = getattr(inflected, form)
                known = table.setdefault(written, [])
                if not any(k.lemma == full for k in known):
                    known.append(SpeechVerb(full, cls, _needs(word, cls), form, particle))
    # A phrasal verb is tried before the plain one: "call for" before "call".
    return {form: tuple(sorted(verbs, key=lambda v: not v.particle)) for form, verbs in table.items()}


SPEECH_VERBS: dict[str, tuple[SpeechVerb, ...]] = _table()
"""Lower-case verb form → what it may be, phrasal verbs first."""


def verb_class(lemma: str) -> VerbClass:
    """The class of a reporting verb given by its base form; "say" for one that is not known."""
    return next((verb.verb_class for verb in SPEECH_VERBS.get(lemma.split()[0], ()) if verb.lemma == lemma), "say")
