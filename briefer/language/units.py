"""Units of measure and money: their spellings, canonical names, and factors to a base unit of their dimension.

Factors are those of the SI brochure and NIST Special Publication 811; months and years are mean Gregorian ones
(30.436875 and 365.2425 days). Currencies are never converted: each is a dimension of its own.
"""

from __future__ import annotations

import re

from briefer.language.wordlists import word_map, word_set

DAY = 86400.0
YEAR = 365.2425 * DAY

# canonical name: (dimension, factor to the base unit, spellings that may follow a number)
_TABLE: dict[str, tuple[str, float, str]] = {
    "second": ("time", 1, "second|seconds|sec|secs"),
    "millisecond": ("time", 0.001, "millisecond|milliseconds|ms"),
    "minute": ("time", 60, "minute|minutes|min|mins"),
    "hour": ("time", 3600, "hour|hours|hr|hrs"),
    "day": ("time", DAY, "day|days"),
    "week": ("time", 7 * DAY, "week|weeks"),
    "fortnight": ("time", 14 * DAY, "fortnight|fortnights"),
    "month": ("time", YEAR / 12, "month|months"),
    "quarter": ("time", YEAR / 4, ""),
    "year": ("time", YEAR, "year|years|yr|yrs"),
    "decade": ("time", 10 * YEAR, "decade|decades"),
    "century": ("time", 100 * YEAR, "century|centuries"),
    "millennium": ("time", 1000 * YEAR, "millennium|millennia"),
    "millimetre": ("length", 0.001, "millimetre|millimetres|millimeter|millimeters|mm"),
    "centimetre": ("length", 0.01, "centimetre|centimetres|centimeter|centimeters|cm"),
    "metre": ("length", 1, "metre|metres|meter|meters"),
    "kilometre": ("length", 1000, "kilometre|kilometres|kilometer|kilometers|km|kms"),
    "inch": ("length", 0.0254, "inch|inches"),
    "foot": ("length", 0.3048, "foot|feet|ft"),
    "yard": ("length", 0.9144, "yard|yards|yds"),
    "mile": ("length", 1609.344, "mile|miles"),
    "nautical mile": ("length", 1852, "nautical mile|nautical miles|nm|nmi"),
    "light year": ("length", 9.4607304725808e15, "light-year|light-years|light year|light years"),
    "square metre": ("area", 1, "square metre|square metres|square meter|square meters|sq m|sqm|sq. m|m2|m²"),
    "hectare": ("area", 1e4, "hectare|hectares|ha"),
    "square kilometre": (
        "area",
        1e6,
        "square kilometre|square kilometres|square kilometer|square kilometers|square-kilometre|square-kilometer|sq km|"
        "sq. km|km2|km²|square km",
    ),
    "acre": ("area", 4046.8564224, "acre|acres"),
    "square foot": ("area", 0.09290304, "square foot|square feet|square-foot|sq ft|sq. ft|sq feet"),
    "square mile": ("area", 2589988.110336, "square mile|square miles|square-mile|sq miles|sq mi|sq. miles"),
    "square yard": ("area", 0.83612736, "square yard|square yards"),
    "millilitre": ("volume", 1e-6, "millilitre|millilitres|milliliter|milliliters|ml"),
    "litre": ("volume", 0.001, "litre|litres|liter|liters"),
    "cubic metre": ("volume", 1, "cubic metre|cubic metres|cubic meter|cubic meters|cubic-metre|cubic-meter|cu m|m3|m³"),
    "cubic kilometre": ("volume", 1e9, "cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers"),
    "cubic foot": ("volume", 0.028316846592, "cubic foot|cubic feet|cubic-foot|cu ft"),
    "gallon": ("volume", 0.003785411784, "gallon|gallons"),
    "barrel": ("volume", 0.158987294928, "barrel|barrels|bbl"),
    "pint": ("volume", 0.000473176473, "pint|pints"),
    "milligram": ("mass", 1e-6, "milligram|milligrams|mg"),
    "gram": ("mass", 0.001, "gram|grams|gramme|grammes"),
    "kilogram": ("mass", 1, "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs"),
    "tonne": ("mass", 1000, "tonne|tonnes|metric ton|metric tons|ton|tons"),
    "ounce": ("mass", 0.028349523125, "ounce|ounces|oz"),
    "pound": ("mass", 0.45359237, "lb|lbs"),
    "kiloton": ("explosive", 1e3, "kiloton|kilotons|kilotonne|kilotonnes"),
    "kilometre/hour": ("speed", 1 / 3.6, "km/h|kph|kmh|kmph|km/hr|kms/h"),
    "mile/hour": ("speed", 0.44704, "mph"),
    "metre/second": ("speed", 1, "m/s"),
    "knot": ("speed", 1852 / 3600, "knot|knots"),
    "celsius": (
        "temperature",
        1,
        "degrees celsius|degree celsius|degrees centigrade|degrees c|°c|° c|celsius|º c|ºc|deg c",
    ),
    "fahrenheit": ("temperature", 5 / 9, "degrees fahrenheit|degree fahrenheit|degrees f|°f|° f|fahrenheit|ºf|deg f"),
    "degree": ("degree", 1, "degree|degrees|°|º"),
    "watt": ("power", 1, "watt|watts"),
    "kilowatt": ("power", 1e3, "kilowatt|kilowatts|kw"),
    "megawatt": ("power", 1e6, "megawatt|megawatts|mw"),
    "gigawatt": ("power", 1e9, "gigawatt|gigawatts|gw"),
    "terawatt": ("power", 1e12, "terawatt|terawatts|tw"),
    "horsepower": ("power", 745.7, "horsepower|hp|bhp"),
    "kilowatt-hour": ("energy", 1e3, "kilowatt-hour|kilowatt-hours|kilowatt hours|kwh"),
    "megawatt-hour": ("energy", 1e6, "megawatt-hour|megawatt-hours|megawatt hours|mwh"),
    "gigawatt-hour": ("energy", 1e9, "gigawatt-hour|gigawatt-hours|gigawatt hours|gwh"),
    "terawatt-hour": ("energy", 1e12, "terawatt-hour|terawatt-hours|terawatt hours|twh"),
    "volt": ("voltage", 1, "volt|volts"),
    "kilovolt": ("voltage", 1e3, "kilovolt|kilovolts|kv"),
    "byte": ("data", 1, "byte|bytes"),
    "kilobyte": ("data", 1e3, "kilobyte|kilobytes|kb"),
    "megabyte": ("data", 1e6, "megabyte|megabytes|mb"),
    "gigabyte": ("data", 1e9, "gigabyte|gigabytes|gb|gigs"),
    "terabyte": ("data", 1e12, "terabyte|terabytes|tb"),
    "petabyte": ("data", 1e15, "petabyte|petabytes|pb"),
    "megabit/second": ("data rate", 1e6, "megabits per second|mbps|mbit/s|megabits a second"),
    "gigabit/second": ("data rate", 1e9, "gigabits per second|gbps|gbit/s|gigabits a second"),
    "terabit/second": ("data rate", 1e12, "terabits per second|tbps"),
    "hertz": ("frequency", 1, "hertz|hz"),
    "kilohertz": ("frequency", 1e3, "kilohertz|khz"),
    "megahertz": ("frequency", 1e6, "megahertz|mhz"),
    "gigahertz": ("frequency", 1e9, "gigahertz|ghz"),
    "hectopascal": ("pressure", 1, "hectopascal|hectopascals|hpa|millibar|millibars|mb of pressure"),
    "decibel": ("sound", 1, "decibel|decibels|db"),
    "calorie": ("food energy", 1, "calorie|calories|kcal"),
    "percent": ("percent", 1, "percent|per cent|pct|%|per-cent|pc|prozent"),
    "percentage point": (
        "percentage point",
        1,
        "percentage point|percentage points|percentage-point|pp|ppt|ppts|percent points",
    ),
    "basis point": ("percentage point", 0.01, "basis point|basis points|basis-point|bps|bp"),
    "times": ("times", 1, "times|time|-fold|fold|x"),
    "magnitude": ("magnitude", 1, "magnitude"),
    "parts per million": ("concentration", 1, "ppm|parts per million"),
    "parts per billion": ("concentration", 0.001, "ppb|parts per billion"),
}
DIMENSIONS = {name: (dimension, float(factor)) for name, (dimension, factor, _) in _TABLE.items()}

# Spellings so short that they hold only right behind digits, as in "47m" or "7.3 in.".
_TIGHT = {
    "m": "metre",
    "t": "tonne",
    "g": "gram",
    "kg": "kilogram",
    "h": "hour",
    "l": "litre",
    "s": "second",
    "in.": "inch",
}
_TIGHT |= {"in": "inch", "w": "watt", "mi": "mile", "mi.": "mile", "c": "celsius", "f": "fahrenheit", "yd": "yard"}

# ---------------------------------------------------------------- money
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH"}
SYMBOLS |= {"₪": "ILS", "₦": "NGN", "฿": "THB", "₱": "PHP", "₫": "VND", "₸": "KZT", "us$": "USD", "u.s.$": "USD"}
SYMBOLS |= {"a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL"}
SYMBOLS |= {"nt$": "TWD", "rs": "INR", "rs.": "INR", "rp": "IDR", "rm": "MYR", "mex$": "MXN", "cn¥": "CNY", "sfr": "CHF"}
# Codes that are English words too (ALL, TRY, PEN, MAD) are left out.
CODES = word_set("""
    usd eur gbp jpy cny rmb inr rub krw uah ils ngn thb php vnd kzt aud cad nzd hkd sgd brl twd idr myr mxn chf sek nok dkk czk pln huf
    ron bgn isk zar egp sar aed qar kwd pkr bdt lkr ars clp kes ghs etb dzd tnd irr iqd afn gel amd azn byn rsd bam mkd mdl jod lbp syp
""")
_COINS = word_map("""
    dollar=USD buck=USD euro=EUR pound=GBP quid=GBP yen=JPY yuan=CNY renminbi=CNY ruble=RUB rouble=RUB rupee=INR
    rupiah=IDR baht=THB ringgit=MYR zloty=PLN forint=HUF hryvnia=UAH hryvnias=UAH lira=TRY lire=lira liras=TRY
    shekel=ILS naira=NGN rand=ZAR real=BRL reais=BRL tenge=KZT lari=GEL birr=ETB cedi=GHS dong=VND taka=BDT franc=franc
    crown=crown krona=SEK kronor=SEK krone=krone kroner=krone koruna=CZK dinar=dinar dirham=dirham riyal=riyal rial=rial
    peso=peso shilling=shilling mark=mark florin=florin guilder=guilder thaler=thaler ducat=ducat cent=cent penny=penny
    pence=penny pennies=penny
""")
_NEVER_PLURAL = {
    "real",
    "mark",
    "rand",
    "dong",
    "pence",
    "reais",
    "kronor",
    "kroner",
    "lire",
    "hryvnias",
    "liras",
    "pennies",
}
_OF_COUNTRY = {
    "dollar": {"us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "hong kong": "HKD"}
    | {"singapore": "SGD", "new zealand": "NZD", "taiwan": "TWD", "taiwanese": "TWD", "jamaican": "JMD", "fijian": "FJD"},
    "pound": {"british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG"},
    "franc": {"swiss": "CHF", "cfa": "XOF", "congolese": "CDF", "rwandan": "RWF"},
    "crown": {"czech": "CZK", "swedish": "SEK", "danish": "DKK", "norwegian": "NOK", "icelandic": "ISK"},
    "krone": {"danish": "DKK", "norwegian": "NOK"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "rupee": {
        "indian": "INR",
        "pakistani": "PKR",
        "pakistan": "PKR",
        "sri lankan": "LKR",
        "nepali": "NPR",
        "nepalese": "NPR",
    },
    "peso": {
        "mexican": "MXN",
        "philippine": "PHP",
        "argentine": "ARS",
        "chilean": "CLP",
        "colombian": "COP",
        "cuban": "CUP",
    },
    "dinar": {"kuwaiti": "KWD", "jordanian": "JOD", "iraqi": "IQD", "serbian": "RSD", "algerian": "DZD", "tunisian": "TND"},
    "riyal": {"saudi": "SAR", "qatari": "QAR"},
    "rial": {"iranian": "IRR", "omani": "OMR", "yemeni": "YER"},
    "dirham": {"uae": "AED", "emirati": "AED", "moroccan": "MAD"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"},
    "lira": {"turkish": "TRY", "italian": "ITL"},
    "rouble": {"russian": "RUB", "belarusian": "BYN"},
    "ruble": {"russian": "RUB", "belarusian": "BYN"},
    "yuan": {"chinese": "CNY"},
    "yen": {"japanese": "JPY"},
    "rand": {"south african": "ZAR"},
    "won": {"south korean": "KRW", "korean": "KRW"},
    "mark": {"german": "DEM", "deutsche": "DEM", "finnish": "FIM"},
}


def _spellings() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, (_, _, words) in _TABLE.items():
        table.update({w: name for w in words.split("|") if w})
    for coin, code in _COINS.items():
        table[coin] = code
        if coin not in _NEVER_PLURAL:
            table[coin + "s"] = code
    for coin, lands in _OF_COUNTRY.items():
        for land, code in lands.items():
            table[f"{land} {coin}"] = table[f"{land} {coin}s"] = code
            table.setdefault(f"{land} {'kronor' if coin == 'krona' else 'kroner'}", code) if coin.startswith(
                "kron"
            ) else None
    table.update({code: "CNY" if code == "rmb" else code.upper() for code in CODES})
    table["pounds sterling"] = table["pound sterling"] = "GBP"
    return table


SPELLINGS = _spellings()
MONEY = frozenset({*SYMBOLS.values(), *_COINS.values(), *(c.upper() for c in CODES)}) | {
    code for lands in _OF_COUNTRY.values() for code in lands.values()
}


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_AFTER = re.compile(rf"[-–  ]{{0,2}}({_alternatives(list(SPELLINGS))}|won)(?![a-z0-9²³])(?!\.\w)")
_TIGHT_AFTER = re.compile(rf"[  -]?({_alternatives(list(_TIGHT))})(?![a-z0-9²³/'’])")
_SYMBOL_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:{_alternatives([s for s in SYMBOLS if s[0].isalpha()])})|[$€£¥₹₽₩₺₴₪₦฿₱₫₸]|(?<![a-z])(?:{_alternatives(sorted(CODES))}))[  ]?$"
)
_SYMBOL_AFTER = re.compile(r"[  ]?([€£$₽₴₺₸])")
_WINDOW = 9
_RATE = re.compile(
    r"(?:[  ](?:an?|per|each|every|for every|for each)[  ]|[  ]?/[  ]?|-an?-|-per-)"
    r"(container|box|bag|seat|vote|piece|dose|plate|meal|bushel|shift|session|visit|call|message|copy|employee|worker|patient|customer|user|"
    r"subscriber|resident|victim|house|home|car|truck|lorry|ship|flight|crossing|guest|player|case|square metre|square meter|square foot|gram|"
    r"second|minute|hour|hr|day|week|month|quarter|year|annum|night|share|head|person|capita|passenger|barrel|tonne|ton|kilo|litre|"
    r"liter|gallon|kilogram|kg|household|family|vehicle|pupil|student|child|mile|kilometre|kilometer|ticket|unit|room|hectare|"
    r"acre|megawatt-hour|mwh|ounce|bottle|pack|game|match|s|h)(?![a-z])(?! (?:ago|earlier|later|before|after|on)\b)"
)
_CANONICAL_RATE = {
    "annum": "year",
    "capita": "person",
    "head": "person",
    "liter": "litre",
    "kg": "kilogram",
    "kilo": "kilogram",
}
_CANONICAL_RATE |= {
    "ton": "tonne",
    "hr": "hour",
    "h": "hour",
    "s": "second",
    "kilometer": "kilometre",
    "mwh": "megawatt-hour",
}
_METRES = re.compile(
    r"(?:-| )(?:high|tall|deep|long|wide|above|below|away|from|off|sprint|race|freestyle|hurdles|down|up|waves?|wall|tower|of|x|by|"
    r"underwater|relay|tsunami|drop|cliff|crane|mast|statue|yacht|tunnel|bridge|fence|radius|apart|thick|square|backstroke|"
    r"butterfly|breaststroke|stretch|tide|swells?|depth|distance|final)(?![a-z])"
)


def symbol_before(low: str, pos: int) -> tuple[int, str] | None:
    """The currency sign or code that ends at `pos`, as its start and canonical unit."""
    if pos == 0 or (low[pos - 1].isalnum() and not low[pos - 1].isalpha()):
        return None
    window = max(0, pos - _WINDOW)
    found = _SYMBOL_BEFORE.search(low[window:pos])
    if found is None:
        return None
    sign = found[0].strip("  ")
    unit = SYMBOLS.get(sign) or ("CNY" if sign == "rmb" else sign.upper())
    return window + found.start(), unit


def unit_after(low: str, pos: int, digits: bool, value: float) -> tuple[int, str] | None:
    """The unit whose spelling follows at `pos`, as its end and canonical name; `digits`: the number is in digits."""
    if digits and (sign := _SYMBOL_AFTER.match(low, pos)) and not low[sign.end() : sign.end() + 1].isdigit():
        return sign.end(), SYMBOLS[sign[1]]
    found = _AFTER.match(low, pos)
    if found is not None and (unit := _accept(low, found, value)):
        return found.end(), unit
    if not digits:
        return None
    tight = _TIGHT_AFTER.match(low, pos)
    if tight is None or not _tight_holds(low, pos, tight):
        return None
    return tight.end(), _TIGHT[tight[1]]


def _accept(low: str, found: re.Match[str], value: float) -> str | None:
    word = found[1]
    if word == "won":
        return "KRW" if value >= 1000 else None
    if word in ("second", "time", "mark", "real", "crown", "foot", "quarter") and "-" not in found[0] and value != 1:
        return None if word != "foot" else "foot"
    if word == "time" and "-" not in found[0]:
        return None
    if word in ("pound", "pounds") and _WEIGHED.match(low, found.end()):
        return "pound"
    if word == "x" and low[found.start()] != "x":
        return None
    return SPELLINGS[word]


_WEIGHED = re.compile(r"(?:-| of (?!debt|aid|tax|public|taxpayer|funding|damage|savings|investment|fines?|compensation))")


_TALL = re.compile(r"[  ](?:tall|high|long|wide|deep|thick|of (?:rain|snow)|in diameter|across)")


def _tight_holds(low: str, pos: int, tight: re.Match[str]) -> bool:
    word, attached = tight[1], tight.start(1) == pos
    rest = low[tight.end() : tight.end() + 1]
    if word in ("in", "in."):
        return (word == "in." and rest in ("", " ", ")", ",", ";")) or (
            word == "in" and (("-" in tight[0] and rest != "-") or (attached and bool(_TALL.match(low, tight.end()))))
        )
    if word in ("mi", "mi.", "yd"):
        return True
    if word == "s":
        return attached and low[pos - 2 : pos - 1] == "." or low[pos - 3 : pos - 2] == "."
    if word in ("c", "f", "h", "w", "g", "l", "t"):
        return attached
    return attached or "-" in tight[0] or bool(_METRES.match(low, tight.end()))


def metres_follow(low: str, pos: int) -> bool:
    """Does what follows "2m" at `pos` show that the m is metres, not million?"""
    return bool(_METRES.match(low, pos))


def rate_after(low: str, pos: int) -> tuple[int, str] | None:
    """ "a day", "per share", "/year" at `pos`, as its end and canonical noun."""
    found = _RATE.match(low, pos)
    if found is None:
        return None
    return found.end(), _CANONICAL_RATE.get(found[1], found[1])


def dimension(unit: str | None) -> tuple[str, float, float]:
    """The dimension of a canonical unit, its factor to the base unit, and the shift added before the factor applies.

    A rate over time ("USD/day") is reduced to one per second; over anything else the dimension says what it is over.
    A unit that is not in the tables is a dimension of its own.
    """
    if unit is None:
        return "count", 1.0, 0.0
    if unit in DIMENSIONS:
        name, factor = DIMENSIONS[unit]
        return name, factor, -32.0 if unit == "fahrenheit" else 0.0
    top, slash, bottom = unit.rpartition("/")
    if slash:
        name, factor, shift = dimension(top or None)
        kind, per = DIMENSIONS.get(bottom, (bottom, 1.0))
        if name == "length" and kind == "time":
            return "speed", factor / per, 0.0
        return f"{name}/{kind}", factor / per, shift
    if unit == "penny":
        return "money:GBP", 0.01, 0.0
    if unit in MONEY:
        return f"money:{unit}", 1.0, 0.0
    return unit, 1.0, 0.0
