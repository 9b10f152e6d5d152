"""Currencies: the signs, codes and coins of `data/currencies.txt` and the unit each stands for.

The unit is the ISO 4217 code where the text settles it, else the coin's plain name ("crown"). Nothing is ever converted.
"""

from __future__ import annotations

from briefer.language.patterns import rx
from briefer.language.tables import rows
from briefer.language.wordlists import alternation, word_set

# Codes that are English words too (ALL, TRY, COP, PEN) are left out; those of `data/currencies.txt` are added.
_CODES = word_set("""
    usd eur gbp jpy cny inr rub krw uah ils ngn thb php vnd kzt aud cad nzd hkd sgd brl twd idr myr mxn chf sek nok
    dkk czk pln huf ron bgn isk zar egp sar aed qar kwd pkr bdt lkr ars clp kes ghs etb dzd tnd irr iqd afn gel amd
    azn byn rsd bam mkd mdl jod lbp syp
""")
_NO_PLURAL = word_set("real mark rand dong pence reais kronor kroner hryvnias liras pennies lei yen yuan baht won lira")


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


def _read() -> tuple[dict[str, str], dict[str, str]]:
    signs: dict[str, str] = {code: code.upper() for code in _CODES} | {"rmb": "CNY"}
    coins: dict[str, str] = {code: code.upper() for code in _CODES}
    for row in rows("currencies.txt"):
        unit, before, names, *lands = (part.strip() for part in row.split("|"))
        signs.update(dict.fromkeys(_items(before), unit))
        for name in _items(names):
            coins.update(
                {
                    name: unit,
                    name if name in _NO_PLURAL else name.replace("pound ", "pounds ") + "s" * (" " not in name): unit,
                }
            )
        for shared in (lands[0] if lands else "").split(";"):
            coin, _, places = shared.partition(":")
            for place in _items(places):
                coins.update({f"{place} {coin.strip()}": unit, f"{place} {coin.strip()}s": unit})
    return signs, coins


_SIGNS, COINS = _read()
CURRENCIES = frozenset(_SIGNS.values()) | frozenset(COINS.values())
_BEFORE = rx(
    rf"(?:(?<![^\W_])(?:{alternation(s for s in _SIGNS if s[0].isalpha())})|"
    rf"[{''.join(s for s in sorted(_SIGNS) if len(s) == 1)}]) ?$"
)
SIGN_AT = rx(rf"(?:{alternation(s for s in _SIGNS if not s.isalpha())}|(?:usd|eur|gbp) ?)")
"""A currency sign or common code where the second number of a range may begin: "$5m-$7m"."""
_AFTER = rx(r" ?([€£$₽₴₺₸])(?! ?\d)")
_WINDOW = 8


def sign_before(low: str, raw: str, pos: int) -> tuple[int, str] | None:
    """The currency sign or code that ends at `pos`: its start and unit. A code counts only in capitals."""
    if pos == 0 or low[pos - 1].isdigit():
        return None
    window = max(0, pos - _WINDOW)
    found = _BEFORE.search(low, window, pos)
    if found is None or (low[found.start()].isalpha() and not raw[found.start()].isupper()):
        return None
    return found.start(), _SIGNS[found[0].strip()]


def sign_after(low: str, pos: int) -> tuple[int, str] | None:
    """The currency sign at `pos`, behind its number: its end and unit."""
    found = _AFTER.match(low, pos)
    return (found.end(), _SIGNS[found[1]]) if found else None
