"""The words and parts by which walls are made, in the languages that news sites speak most."""

from __future__ import annotations

import re

from briefer.language.patterns import rx


def _any(*alternatives: str) -> re.Pattern[str]:
    return rx("|".join(alternatives), re.I)


PART = _any(
    r"(?:^|[\s_-])(?:pay-?wall|reg-?wall|login-?wall|subscri(?:ber|ption)s?-?(?:only|wall|gate|prompt)|"
    r"premium-?(?:wall|gate|content)|metered?-?(?:wall|content)|tp-modal|piano-(?:offer|inline)|gated-?content|"
    r"locked-?content|article-?(?:gate|barrier)|content-?gate)(?:$|[\s_-])"
)
"""Class names and ids of parts that hold back the text."""
SUBSCRIBE = _any(
    r"\b(?:subscri\w+|sign[ -]?(?:in|up)|log[ -]?in|register|membership|trial|unlock|abonn\w+|anmelden|registr\w+)",
    r"\b(?:s['’]identifier|connectez|suscri\w+|abbona\w+|accedi)\b",
)
"""What such a part says, if it is one."""
DEMAND = _any(
    r"\b(?:subscribe|sign (?:in|up)|log ?in|register|become a member|create an? (?:free )?account)\b[^.!?\n]{0,40}\bto "
    r"(?:(?:continue|keep|finish) reading|read (?:on|more|all|this|the (?:full|rest|whole))|unlock|"
    r"access (?:this|the full|all))\b",
    r"\bto (?:continue|keep|finish) reading\b",
    r"\b(?:article|content|story|page) is (?:\w+ ){0,2}(?:for|to) (?:our |paying |registered |premium )*"
    r"(?:subscribers?|members)\b(?! of\b)",
    r"\b(?:subscribers?|members)[ -]only (?:article|content|story)\b",
    r"\b(?:exclusive|reserved) (?:for|to) (?:our |paying )*subscribers\b",
    r"\byou (?:have|['’]ve) (?:reached|used|read)\b[^.!?\n]{0,40}\bfree (?:articles?|stories|limit)\b",
    r"\bunlock (?:this|the full|the whole) (?:article|story)\b",
    r"\bweiterlesen mit\b|\bnur für abonnent\w*|\bjetzt (?:weiterlesen|freischalten)\b",
    r"\bréservé(?:e|s)? (?:à nos|aux) abonné|\bla suite est réservée|\bil vous reste [\d.,]+ ?% de cet article",
    r"\b(?:solo|exclusiv\w+|reservad\w+) para suscriptores|\briservat\w+ a(?:gli|i) abbonati|\balleen voor abonnees",
)
"""The demand to pay or sign in, as a paywall words it."""
CONSENT = _any(
    r"\bcookies?\b|\bconsent\b|\b(?:our|\d+) partners\b|\bpersonal data\b",
    r"\bprivacy (?:policy|settings|choices|preferences)\b",
    r"\bpersonali[sz]ed ads?\b|\baccept all\b|\breject all\b|\bdatenschutz\w*|\beinwillig\w+|\bzustimm\w+",
    r"\bconsentement\b|\bdonnées personnelles\b|\bconsentimiento\b|\bdatos personales\b",
)
"""What a request for consent speaks of."""
AGREE = _any(
    r"\b(?:accept|agree|consent|allow|reject|refuse|decline|manage)\b[^.!?\n]{0,60}\b(?:cookies?|partners|purposes|settings|"
    r"choices|preferences|tracking|all)\b",
    r"\bwe (?:value|respect|care about) your privacy\b|\bbefore you continue\b",
    r"\bcookies? (?:zu(?:stimmen|lassen)|akzeptieren)|\baccepter (?:les cookies|et)|\baceptar (?:las cookies|y)\b",
)
"""The request itself."""
PERSON = _any(
    r"\b(?:we|our|us|you|yours?|wir|unsere?[mnrs]?|uns|Ihre?[mnrs]?|nous|nos|notre|vous|votre|vos)\b",
    r"\b(?:nosotros|nuestr[oa]s?|usted|ustedes|noi|nostr[aeio]|voi|vostr[aeio]|wij|onze?|uw)\b",
)
"""Those who ask, and those who are asked."""
HUMAN = _any(
    r"\b(?:verify|confirm|prove|check|make sure)(?:ing)? (?:that )?you(?:['’]re| are) (?:a |not a )?(?:human|robot|bot)",
    r"\bare you a (?:human|robot)|\bchecking your browser\b|\bunusual (?:traffic|activity)\b|\bcaptcha\b",
    r"\bpress (?:and|&) hold\b|\bjust a moment\b",
    r"\benable (?:javascript|js|cookies)[^.!?\n]{0,60}\b(?:continue|proceed|cookies|and (?:reload|refresh|disable))",
    r"\b(?:access denied|request blocked)\b[^\n]{0,80}\b(?:reference|ray id|permission|incident)\b",
)
"""A check whether the reader is a program."""
CONSENT_PAGE = _any(
    r"//(?:[\w-]+\.)*(?:consent|cookiewall|privacy-?gate|privacywall)\.",
    r"/(?:cookie-?wall|privacy-?gate|consent)(?:[/?.]|$)",
)
"""Addresses to which sites send a reader who has not agreed."""
