"""The fixed phrases of news chrome that stand in mid-line: calls to the reader, pay walls, legal lines, picture credits.

Each pattern is gated by a word which the line must hold, so that ordinary prose is passed over quickly.
"""

from __future__ import annotations

import re
from collections.abc import Set

from briefer.language.patterns import rx
from briefer.language.records import dataclass


@dataclass(frozen=True, slots=True)
class Gated:
    """A pattern that is searched only in lines which hold one of `words` (or one of `signs`)."""

    words: frozenset[str]
    pattern: re.Pattern[str]
    signs: str = ""

    def found(self, line: str, words: Set[str]) -> bool:
        """Does it match in `line`, whose lower-cased words are `words`?"""
        gate = not self.words.isdisjoint(words) or any(sign in line for sign in self.signs)
        return gate and self.pattern.search(line) is not None


def _gated(words: str, *parts: str, signs: str = "") -> Gated:
    return Gated(frozenset(words.split()), rx("|".join(parts), re.IGNORECASE), signs)


CALLS = (
    _gated(
        "inbox box e-mail email newsletter newsletters digest",
        r"\byour (?:e-?mail |email )?in-?box\b|\b(?:free|daily|weekly|morning|evening|our) (?:(?:free|daily"
        r"|weekly|morning) )?(?:newsletters?|digest|e-?mails?)\b|\bnewsletter\b[^.]*:",
    ),
    _gated(
        "sign signing subscribe subscribing register",
        r"\bsign up (?:for|to) .{0,40}\b(?:alerts|newsletters?|updates|e-?mails?|briefing|digest|bulletin|channel)\b",
        r"\b(?:sign(?:ing)? up|subscribe) (?:now|here|today|below|free|to (?:our|the|receive|get)|for (?:our"
        r"|the|free|more|updates))\b|\bregister (?:now|free|here|today)\b[^.]{0,20}$|\bsign up\W*$|\bsubscribe\W*$"
        r"|\balready subscribed\b|\bsubscribe (?:now )?and save\b",
    ),
    _gated(
        "app apps browser notifications alerts miss",
        r"\b(?:download|install|get|try|update) (?:our|the|your) (?:free |new |\w+ ){0,3}(?:app|browser)\b"
        r"|\bin the app\b\W*$|\bnever miss (?:a|an|out)\b|\b(?:push|turn on|enable|browser) notifications?\b"
        r"|\bbreaking news (?:alerts?|e-?mails?)\b|\bnews alerts\b|\bfree app\b",
    ),
    _gated(
        "tip tips story stories photo photos picture pictures video videos view views",
        r"^\W*(?:have you )?got (?:a|any|an) (?:news )?(?:tip|story|photo|picture|view|opinion|video)s?\b"
        r"|^\W*do you have (?:a|any) (?:news )?(?:tip|story|photo|picture|video)s?\b|\bsee (?:more"
        r"|all) (?:\d+ )?(?:photos|pictures|videos)\b|\bmore videos\b",
    ),
    _gated(
        "poll quiz survey vote",
        r"\bvote in (?:our|the) (?:poll|survey)\b|\btake (?:our|the|this) (?:poll|quiz|survey)\b|\byes\s*/\s*no\b",
    ),
    _gated(
        "think us",
        r"^\W*(?:so )?what do you think\b|^\W*(?:tell us|let us know)\b|\btell us (?:what|your|in the|below"
        r"|about your|how) (?:you|think|views|comments|story)?|\blet us know (?:in|what|by|your)\b|\bwe(?:['’]d"
        r"| would) (?:love|like) to hear from you\b|\bby writing to us\b",
    ),
    _gated(
        "newsdesk desk newsroom cash",
        r"\bwe pay (?:cash|for)\b|\b(?:ring|call|phone|contact|e-?mail|text) (?:the"
        r"|our) (?:\w+ ){0,2}(?:news ?desk|news ?room)\b",
    ),
    _gated("comments", r"\bmoderat(?:e|ing) (?:all )?comments\b"),
    _gated("follow chip supporter supporters", r"\bfollow us\b|\bchip in\b|\bbecome a (?:supporter|member|friend)\b"),
    _gated("text texts message call", r"\btext \w+ to \d{4,}\b|\bper (?:message|text|minute)\)"),
    _gated(
        "click clicking here tap",
        r"\b(?:click|tap) here\b|\bclicking here\b|\bclick (?:below|on the (?:link|button))\b|\b(?:find out"
        r"|read|see|learn|watch|get|sign up) more (?:here|at|on our)\b",
    ),
    _gated(
        "visit see www",
        r"\b(?:visit|see) (?:our (?:web)?site|www\.|https?:|[\w-]+\.(?:com|org|net|co|example|info|tv|eu)\b)",
        r"\bvisit us\b",
    ),
    _gated("sunrise sunset", r"\bsun(?:rise|set)\W+\d{1,2}[.:]\d{2}\b"),
    _gated(
        "letters include reception please reports",
        r"\bletters to the editor\b"
        r"|\bplease include (?:a|your) (?:\w+ )?(?:address|name)\b|\breception reports\b",
    ),
    _gated(
        "hear watch listen library archive",
        r"\b(?:hear|listen to|watch|see) (?:the|this) (?:contribution|report|programme|broadcast|show"
        r"|interview) again\b|\bin (?:the|our) (?:audio|video|media) (?:library|archive|centre|center)\b",
    ),
    _gated(
        "displayed loaded played slideshow browser javascript iframe error requires",
        r"\b(?:cannot|could not|can['’]t) be (?:displayed|loaded|played)\b|\bthis (?:slideshow|video|content"
        r"|site|page|feature|widget) requires\b|\b(?:your|modern|supported|outdated|another) (?:web )?browser\b"
        r"|\benable (?:javascript|cookies)\b|\bthis iframe\b|\ban? error (?:has )?occurred\b",
    ),
)
MAIL = rx(r"(?i:\b(?:email|e-mail|write to|contact|tips?|signal|whatsapp|mail)\b)[^.!?]{0,20}?\W[\w.+-]*@[\w.-]+")
ADDRESS = rx(r"\w@[\w-]+\.\w|\s@\w")
YOU = rx(r"^\W*(?:(?i:are|were|do|did|have|has|was|is)) YOU\b[^?]*\?")
WALLS = (
    _gated(
        "limit month months weeks delivery",
        r"\b(?:monthly|weekly|free) limit\b|^\W*\d+ (?:months?|weeks?) for (?:only |just )?\W?\d"
        r"|^\W*delivery problems\b",
    ),
    _gated(
        "article articles story stories",
        r"\b(?:\d+|one|two|three|last|no) (?:of \d+ )?(?:more )?(?:free |complimentary )articles?\b"
        r"|\bfree articles? (?:left|remaining|this month)\b",
    ),
    _gated(
        "guest reading read log",
        r"\breading as a guest\b|\bto (?:continue|keep) reading\b|\blog ?in to (?:read|continue|view)\b"
        r"|\bcontinue reading (?:below|the main story)\b",
    ),
    _gated(
        "subscribers subscriber subscribe subscription member members premium trial",
        r"\b(?:for|to) (?:our )?(?:subscribers|members) only\b|\bsubscribers? only\b"
        r"|\bsubscriber[- ]exclusive\b|\bpremium (?:content|article|member|subscri\w+)\b|\(premium\)\s*$"
        r"|\bsubscribe (?:from|for|now|today|to|free)\b|\balready a (?:subscriber|member)\b|\bfree trial\b"
        r"|^\W*subscribe\b",
    ),
    _gated(
        "account adblock adblocker blocker advertising ad",
        r"\bcreate (?:a|an|your) (?:free )?account\b|\b(?:disable|turn off) your ad[- ]?block\w*\b|\b(?:rely"
        r"|relies) on advertising\b|\badvertising to (?:support|help fund)\b",
    ),
)
LEGAL = (
    _gated(
        "copyright c rights reserved",
        r"[©℗]|\(c\) ?(?:19|20)\d\d|\bcopyright\b.{0,40}(?:19|20)\d\d|\ball rights reserved\b",
        signs="©℗",
    ),
    _gated(
        "redistribution reproduction reproduced republished redistributed rewritten",
        r"\b(?:no|without) (?:re-?distribution|reproduction)\b|\breproduction (?:only|in whole|without|prohibited)\b"
        r"|\b(?:material|content|site|page) .*\bmay not be (?:published|reproduced|re-?distributed|copied"
        r"|republished)\b",
    ),
    _gated("hyperlink materials", r"\bhyperlink\b.*\b(?:obligatory|required|mandatory)\b|\bwhen using materials\b"),
    _gated("sell adchoices choices syndigate", r"\bdo not sell my\b|\byour ad choices\b|\badchoices\b|\bsyndigate\b"),
    _gated(
        "complain complaint",
        r"\bto (?:complain|make a complaint)\b.*\b(?:click|visit|see|contact|go to|write to|e-?mail)\b",
    ),
    _gated(
        "cookies cookie partners site website recaptcha privacy",
        r"\b(?:this|our) (?:web)?site (?:uses|is protected|may earn)\b|\bwe (?:use|store"
        r"|and our)\b.*\b(?:cookies?|partners"
        r"|tracking)\b|\b(?:you|your|we|our)\b.*\b(?:accept|use of|necessary|setting) (?:\w+ )?cookies\b"
        r"|\bcookies? (?:to|are|that"
        r"|and other|settings)\b.*\b(?:you|your)\b|\bvalues? your privacy\b|\brecaptcha\b",
    ),
    _gated(
        "agree consent spam receive",
        r"\bby (?:clicking|signing up|subscribing|registering|continuing|submitting|choosing|joining|using"
        r"|viewing)\b.*\b(?:you agree|accept|consent)\b|\byou (?:agree|consent) to (?:our|the|receive)\b"
        r"|\bi agree (?:that|to) .*(?:send|receive|terms|newsletter)\b|\bno spam\b"
        r"|\byou (?:are )?receiv(?:e|ed|ing) this (?:e-?mail|newsletter|message)\b",
    ),
    _gated(
        "affiliate commission subscribing registering subscribed signing signed",
        r"\bwe may (?:earn|receive) (?:a |an )?(?:\w+ )?commission\b|\bmay earn (?:a |an )?(?:affiliate )?commission\b"
        r"|\bthanks?(?: you)? for (?:signing|subscribing|registering)\b|\bsuccess\w* (?:subscribed|registered|signed) "
        r"(?:up|to|for)\b|\bproblem (?:subscribing|signing) you\b|\bprocessing your subscription\b",
    ),
)
FINE_PRINT = (
    _gated(
        "terms privacy cookie cookies data agreement unsubscribe registered office",
        r"\bterms (?:of (?:use|service|sale)|and conditions|& conditions)\b|\b(?:privacy|cookie"
        r"|cookies) (?:policy|notice"
        r"|statement|settings|preferences)\b|\b(?:user|subscriber) agreement\b|\bunsubscribe\b|\bregistered office\b"
        r"|\bdata protection\b.*[|·]|[|·]\s*data protection\b",
    ),
    _gated(
        "trademark trademarks vat issn company registered impressum imprint permission levy",
        r"\bregistered trade ?marks?\b|\btrade ?marks? belong\b|\bVAT (?:reg|no|number)\b|\bISSN\b"
        r"|\bregistered in england\b"
        r"|\bcompany (?:no|number|reg)\b\.?:? ?\w*\d|\bimpressum\b|^\W*imprint\b|[|·]\s*imprint\b"
        r"|\bwritten permission\b"
        r"|\bfinanced by the \w+ levy\b",
    ),
    _gated(
        "quotes market powered standards corrections practice fee licence license letters editors",
        r"\bquotes (?:are )?delayed\b|\bmarket data provided by\b|^\W*powered by \w+(?: \w+)?$|\bcorrections policy\b"
        r"|^\W*our standards\b|\bcode of practice\W*$|\blicen[cs]e fee: |\breserves? the right to (?:edit"
        r"|shorten|cut)\b",
    ),
)
SELF = (
    _gated(
        "source destination service member brand division part home publication product station title",
        r"\b(?:is|are) (?:the |an? |your |our )(?:[\w-]+[ -]){0,4}(?:one-stop|home|source|destination|brand"
        r"|service|member|division|subsidiary|publication|product|part|station|title) (?:of|for|in"
        r"|on)\b.*\b(?:media|news"
        r"|group|digital|ltd|llc|llp|inc|gmbh|d\.o\.o|plc|bv|pvt|corp\w*|stories|publish\w+|network|holdings?"
        r"|council|broadcasting)\b",
    ),
    _gated(
        "published printed owned operated financed funded edited produced supported",
        r"\b(?:is|are|has been|have been) (?:also |now )?(?:published|printed|owned|operated|financed|funded"
        r"|produced|supported) (?:\w+ )?(?:by|from|through|every)\b.*\b(?:ltd|llc|llp|inc|gmbh|d\.o\.o|plc|bv"
        r"|pvt|media|press|trust|co-?operative|printers|publish\w+|levy|licen[cs]e|contribution|readers"
        r"|subscription|since \d{4}|newspapers?|broadcasting)\b",
    ),
    _gated(
        "brought box tel phone fax telephone print printed enquiries broadcaster licensed",
        r"\bbrought to you by\b|\bP\.? ?O\.? Box \d+\b|(?:^|[\s.,;])(?:tel|phone|fax"
        r"|telephone)\b[.:]* *\+?\(?\d[\d ()/-]{2,}|\bprint run\b|^\W*printed (?:by|at)\b|\b(?:advertising"
        r"|editorial) (?:enquiries|inquiries)\b|\bpublic[- ]law broadcaster\b|\blicensed under a?\b",
    ),
)
CREDIT = _gated(
    "image images photo photos photograph picture pic credit getty afp ap reuters epa shutterstock istock"
    " unsplash screenshot screengrab file handout courtesy supplied illustration graphic pool foto bild"
    " source via",
    r"\((?:[^()]{0,60}[:/ ])?(?:image|photo|photograph|picture|pic|credit|getty(?: images)?|ap photo"
    r"|shutterstock|istock"
    r"|unsplash|file photo)\b[^()]{0,70}\)\W*$",
    r"\((?:[^()]{0,60}[:/ ])?(?:afp|reuters|epa|screenshot|screengrab|handout|courtesy|supplied)\b[^()]{0,70}\)\s*$",
    r"(?:^|[.!?”\"]\s+)(?:photo(?:graph)?|image|picture|illustration|graphic)s?(?: (?:by|credit"
    r"|courtesy(?: of)?)\b|:)\s*(?:[^.]|\b[A-Z]\.){2,80}\W*$"
    r"|\b(?:photo|image|picture) credit\b|\((?:archive|library|file) (?:photo|picture|image)\)\s*$",
    r"^\W*(?:file|pool|undated|handout|stock|library) (?:photo|image|picture|pic)\b|/ ?(?:AP|AFP"
    r"|Getty(?: Images)?|Reuters|EPA|Shutterstock|File|Pool|Handout|via REUTERS)\W*$|\b(?:getty images"
    r"|shutterstock|istock(?:photo)?|ap photo|afp/|reuters/|epa/|file photo|photo illustration|image source)\b",
    r"\b(?:Credit|Pictured|Foto|Bild)(?:\.\.\.|:| -)\s*[A-Z][^.]{2,60}$",
)
SLASHED_CREDIT = rx(r"\((?:[A-Z][\w.&’' -]{1,40}/[A-Z][\w.&’' -]{0,40})(?:/[^()]{1,40})?\)\s*$")
CONTRIBUTED = _gated(
    "contributed", r"\bcontributed to this (?:report|story|article)\b|\bcontributed (?:additional )?reporting\b"
)
GATES: frozenset[str] = frozenset().union(
    *(gate.words for gate in (*CALLS, *WALLS, *LEGAL, *FINE_PRINT, *SELF, CREDIT, CONTRIBUTED))
)
"""The words of which a line must hold one, so that any of the gated patterns can match."""
