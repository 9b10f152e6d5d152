"""Three days of invented news: four events that go on, told by several outlets in their own words, and many that do not.

`DAYS[n]` maps an outlet's key to what it publishes on the nth day: (slug, headline, paragraphs). The events:

    fire       day 0: 12 or 15 hurt (contested), 4,000 tonnes lost, the port open
               day 1: 15 hurt (settled), 6,500 tonnes (updated), the port closed (reversed), an inquiry (new)
               day 2: told again without news
    tram       day 0: the council approves a tram line
               day 1: a march of 4,000 or 9,000 (newly contested)
               day 2: a court stops the work (new)
    avalanche  day 0: 3 dead   day 1: 5 dead   day 2: 7 dead (updated, each time)
    outage     day 0: 200,000 without telephones   day 1: 350,000 (updated)   day 2: nobody writes of it
"""

from __future__ import annotations

from collections.abc import Mapping

Piece = tuple[str, str, tuple[str, ...]]

OUTLETS: Mapping[str, str] = {
    "herald": "The Ellis Herald",
    "ledger": "Coastal Ledger",
    "radio": "Radio Marlow",
    "post": "The Northern Post",
    "dispatch": "Hill Dispatch",
    "courier": "Evening Courier",
    "gazette": "Valley Gazette",
    "wire": "Norvia Wire",
    "chronicle": "Marlow Chronicle",
    "journal": "The Lakeside Journal",
    "bulletin": "Harbour Bulletin",
    "observer": "The Tarn Observer",
}

FIRE: tuple[tuple[tuple[str, Piece], ...], ...] = (
    (
        (
            "herald",
            (
                "fire-port-ellis",
                "Workers injured in grain warehouse fire at Port Ellis",
                (
                    "A fire broke out at a grain warehouse in Port Ellis early on Monday and burned for six hours, the fire service said.",
                    "Twelve workers were injured, according to the county hospital, which kept four of them overnight with burns.",
                    "Fire chief Dana Orlo said the cause was not known and that a conveyor in the loading hall was being examined.",
                    "The harbour authority said the port remained open to ships, although two berths beside the warehouse were shut.",
                ),
            ),
        ),
        (
            "ledger",
            (
                "grain-store-burns",
                "Grain store burns on the Port Ellis quay",
                (
                    "Fire swept through a grain warehouse in Port Ellis before dawn on Monday and sent smoke across the town.",
                    "Fifteen workers were injured, the dockers' union said, most of them on the night shift in the loading hall.",
                    "Some 4,000 tonnes of wheat were destroyed, the operator Calder Grain said in a statement on its website.",
                    "The port remained open to ships on Monday, the harbour authority said, and no vessel had to leave its berth.",
                ),
            ),
        ),
        (
            "bulletin",
            (
                "warehouse-blaze",
                "Six hours to put out warehouse blaze in Port Ellis",
                (
                    "Firefighters needed six hours to put out a blaze at a grain warehouse in Port Ellis on Monday, their chief said.",
                    "Calder Grain, which runs the warehouse, said about 4,000 tonnes of wheat had been lost to the flames.",
                    "The dockers' union put the number of injured workers at fifteen and asked why the sprinklers had not worked.",
                    "Mayor Piet Haas visited the quay in the afternoon and thanked the crews of eleven fire engines.",
                ),
            ),
        ),
    ),
    (
        (
            "herald",
            (
                "fire-fifteen-injured",
                "Hospital counts fifteen injured in Port Ellis warehouse fire",
                (
                    "Fifteen workers were injured in the fire at a grain warehouse in Port Ellis, the county hospital said on Tuesday.",
                    "The port was closed to ships on Tuesday because a wall of the warehouse may collapse, the harbour authority said.",
                    "Some 6,500 tonnes of wheat were destroyed, the operator Calder Grain said on Tuesday after its staff had entered the hall.",
                    "The government opened an inquiry into the fire, which judge Ana Reyes is to lead from next week.",
                ),
            ),
        ),
        (
            "ledger",
            (
                "port-ellis-shut",
                "Port Ellis shut to shipping a day after the fire",
                (
                    "The harbour authority closed the port to ships on Tuesday, a day after a fire at a grain warehouse in Port Ellis.",
                    "Fifteen workers were injured in Monday's fire, the dockers' union said, and nine of them are still in hospital.",
                    "Calder Grain said on Tuesday that 6,500 tonnes of wheat were destroyed and that its insurers had been told.",
                    "Judge Ana Reyes will lead an inquiry into the fire, the government said in the capital.",
                ),
            ),
        ),
        (
            "bulletin",
            (
                "ships-wait-outside",
                "Eight ships wait outside closed port after warehouse fire",
                (
                    "Eight ships lay at anchor outside Port Ellis on Tuesday after the harbour authority closed the port to ships.",
                    "A wall of the grain warehouse that burned on Monday may collapse onto the quay, engineers told the authority.",
                    "The county hospital and the dockers' union both said that fifteen workers were injured in the fire.",
                ),
            ),
        ),
    ),
    (
        (
            "herald",
            (
                "no-ships-yet",
                "No ships yet at Port Ellis after warehouse fire",
                (
                    "The harbour authority said the port was closed to ships because a wall of the grain warehouse in Port Ellis may collapse.",
                    "Some 6,500 tonnes of wheat were destroyed in the fire at the warehouse, Calder Grain said.",
                    "Judge Ana Reyes is to lead the inquiry into the fire that the government opened.",
                ),
            ),
        ),
        (
            "ledger",
            (
                "port-ellis-still-shut",
                "Port Ellis still shut after grain warehouse fire",
                (
                    "The port was closed to ships because a wall of the grain warehouse in Port Ellis may collapse, the harbour authority said.",
                    "Fifteen workers were injured in the fire at the grain warehouse in Port Ellis, the county hospital said.",
                    "Some 6,500 tonnes of wheat were destroyed, the operator Calder Grain said.",
                ),
            ),
        ),
        (
            "bulletin",
            (
                "port-remains-closed",
                "Port remains closed after fire at Port Ellis warehouse",
                (
                    "The harbour authority closed the port to ships after a fire at a grain warehouse in Port Ellis.",
                    "The dockers' union said that fifteen workers were injured in the fire at the warehouse.",
                    "The government opened an inquiry into the fire, which judge Ana Reyes is to lead.",
                ),
            ),
        ),
    ),
)

TRAM: tuple[tuple[tuple[str, Piece], ...], ...] = (
    (
        (
            "radio",
            (
                "tram-approved",
                "Marlow Bay council approves tram to the university",
                (
                    "The city council of Marlow Bay approved a new tram line to the university on Monday by 31 votes to 20.",
                    "The line will cost 90 million euros, of which the state pays a half, transport councillor Ines Vold said.",
                    "Work on the first kilometre is to begin in April at the railway station.",
                ),
            ),
        ),
        (
            "chronicle",
            (
                "council-votes-tram",
                "Council votes for university tram after nine-hour debate",
                (
                    "After a debate of nine hours, the Marlow Bay city council voted by 31 to 20 on Monday for a tram line to the university.",
                    "Councillor Ines Vold, who is in charge of transport, put the cost at 90 million euros.",
                    "Shopkeepers in Mill Street had asked the council to choose a route along the river instead.",
                ),
            ),
        ),
        (
            "courier",
            (
                "tram-line-cost",
                "University tram to cost Marlow Bay 90 million euros",
                (
                    "A tram line from the railway station of Marlow Bay to the university will cost 90 million euros, the city said on Monday.",
                    "The city council approved the tram line on Monday, with 31 votes in favour and 20 against.",
                    "Trams are to run every eight minutes and to carry some 20,000 passengers a day.",
                ),
            ),
        ),
    ),
    (
        (
            "radio",
            (
                "tram-march",
                "Thousands march against tram in Marlow Bay",
                (
                    "Opponents of the new tram line marched through Marlow Bay on Tuesday, a day after the city council had approved it.",
                    "4,000 demonstrators took part, police said, and the march ended without incident at the town hall.",
                    "Transport councillor Ines Vold said that work would begin in April at the railway station as planned.",
                ),
            ),
        ),
        (
            "chronicle",
            (
                "shopkeepers-march",
                "Shopkeepers lead march against the university tram",
                (
                    "Shopkeepers led a march against the tram line to the university through the centre of Marlow Bay on Tuesday.",
                    "9,000 demonstrators took part, the organisers said.",
                    "Many shops in Mill Street stayed closed for the afternoon, and buses were diverted.",
                ),
            ),
        ),
        (
            "courier",
            (
                "march-on-town-hall",
                "March on town hall over Marlow Bay tram plan",
                (
                    "A march against the tram line to the university reached the town hall of Marlow Bay on Tuesday evening.",
                    "Police put the number of demonstrators at 4,000.",
                    "Speakers demanded a referendum, which the city council can call with a majority of two thirds.",
                ),
            ),
        ),
    ),
    (
        (
            "courier",
            (
                "tram-ruling",
                "Ruling leaves Marlow Bay tram without a start",
                (
                    "Work on the tram line to the university must stop, an administrative court told the city of Marlow Bay on Wednesday.",
                    "The court found that residents of Mill Street should have been heard before the city council approved the line.",
                    "Machines that had been hired for April may have to be sent back, a builder said.",
                ),
            ),
        ),
        (
            "radio",
            (
                "court-stops-tram",
                "Court stops work on Marlow Bay tram",
                (
                    "An administrative court ordered the city of Marlow Bay on Wednesday to stop work on the tram line to the university.",
                    "The judges found that residents of Mill Street had not been heard, as the planning law demands.",
                    "Transport councillor Ines Vold said the city would appeal to the supreme court within ten days.",
                ),
            ),
        ),
        (
            "chronicle",
            (
                "judges-halt-tram",
                "Judges halt university tram over hearing of residents",
                (
                    "Judges halted the university tram in Marlow Bay on Wednesday because residents of Mill Street had not been heard.",
                    "The city will appeal to the supreme court, councillor Ines Vold said after the ruling.",
                    "Until then no rail may be laid, the administrative court ordered.",
                ),
            ),
        ),
    ),
)

AVALANCHE: tuple[tuple[tuple[str, Piece], ...], ...] = tuple(
    (
        (
            "dispatch",
            (
                f"avalanche-{dead}",
                f"Avalanche on Kestrel Pass: {word} dead",
                (
                    f"An avalanche on Kestrel Pass killed {word} skiers, the mountain rescue service said on {name}.",
                    f"Rescuers with {dogs} dogs searched the slope below the Tarn hut {until}.",
                    "The avalanche warning in the region had stood at four on a scale of five since the weekend.",
                ),
            ),
        ),
        (
            "observer",
            (
                f"kestrel-pass-{dead}",
                f"{word.capitalize()} skiers die on Kestrel Pass",
                (
                    f"{word.capitalize()} skiers were killed by an avalanche on Kestrel Pass, according to the mountain rescue service on {name}.",
                    f"{more}",
                    "The slab of snow broke loose at about 2,300 metres, some 400 metres above the marked run.",
                ),
            ),
        ),
        (
            "post",
            (
                f"snow-slide-{dead}",
                f"Rescue service speaks of {word} dead after snow slide",
                (
                    f"The mountain rescue service said on {name} that {word} skiers had been killed by the avalanche on Kestrel Pass.",
                    f"{weather}",
                    "The road over the pass is closed to all traffic until the weekend, the regional government said.",
                ),
            ),
        ),
    )
    for dead, word, name, dogs, until, more, weather in (
        (
            3,
            "three",
            "Monday",
            6,
            "until nightfall",
            "Rescue chief Lars Brandt said that eight skiers were still missing on Monday evening.",
            "Fog and wind kept two helicopters on the ground for most of the day, a pilot said.",
        ),
        (
            5,
            "five",
            "Tuesday",
            14,
            "all through Tuesday",
            "Rescue chief Lars Brandt said that six skiers were still missing on Tuesday evening.",
            "The weather cleared on Tuesday, and two helicopters flew divers and doctors to the slope.",
        ),
        (
            7,
            "seven",
            "Wednesday",
            14,
            "a third day",
            "The search was ended on Wednesday because all who had been missing were found, rescue chief Lars Brandt said.",
            "Fresh snow fell on Wednesday morning, and rescuers had to leave the slope for two hours.",
        ),
    )
)

OUTAGE: tuple[tuple[tuple[str, Piece], ...], ...] = (
    (
        (
            "wire",
            (
                "telephones-dead",
                "Telephones dead in the north after Norvia failure",
                (
                    "About 200,000 customers of the telephone company Norvia were cut off in the north of the country on Monday, the company said.",
                    "A telephone exchange in Halden failed shortly after six in the morning, and calls to the emergency number were lost.",
                    "Police sent officers to village squares so that people could report accidents to them.",
                ),
            ),
        ),
        (
            "journal",
            (
                "norvia-outage",
                "Norvia outage leaves north without telephones",
                (
                    "An outage at Norvia left about 200,000 customers in the north without telephones on Monday, the company said.",
                    "Hospitals along the lake called in staff by radio and asked patients to come in person.",
                    "The regulator demanded a report on the failed exchange in Halden by the end of the month.",
                ),
            ),
        ),
        (
            "gazette",
            (
                "no-dial-tone",
                "No dialling tone from Halden to the lake",
                (
                    "There was no dialling tone from Halden to the lake on Monday after a telephone exchange of Norvia had failed.",
                    "Norvia said about 200,000 of its customers were cut off.",
                    "Banks closed their counters at noon because they could not reach their computers.",
                ),
            ),
        ),
    ),
    (
        (
            "wire",
            (
                "norvia-corrects",
                "Norvia says 350,000 were cut off",
                (
                    "The telephone company Norvia said on Tuesday that 350,000 customers were cut off when its exchange in Halden failed.",
                    "All lines have worked again since four on Tuesday morning, a spokeswoman said.",
                    "Customers will get back the fees of three days, the company promised.",
                ),
            ),
        ),
        (
            "journal",
            (
                "lines-restored",
                "Telephone lines restored in the north, Norvia says",
                (
                    "Norvia restored telephone lines in the north early on Tuesday, almost a day after its exchange in Halden had failed.",
                    "Some 350,000 customers were cut off, the company said on Tuesday.",
                    "The regulator said that it would also look at why calls to the emergency number were lost.",
                ),
            ),
        ),
        (
            "gazette",
            (
                "dialling-tone-back",
                "Dialling tone is back from Halden to the lake",
                (
                    "The dialling tone was back from Halden to the lake on Tuesday, after a night in which engineers changed a cabinet of switches.",
                    "Norvia said 350,000 of its customers were cut off, more than it had thought at first.",
                    "Banks opened an hour later than usual so that their computers could catch up.",
                ),
            ),
        ),
    ),
    (),
)

_LOCAL = (
    ("gazette", "A library in Upper Calden reopened after two years of repairs.", "The reading room has new windows, and the children's corner was moved to the ground floor.", "Librarian Edda Roos said that 600 people came on the first day."),
    ("observer", "The brass band of Tarn won the regional contest with a march of its own.", "Conductor Willem Aas had written it for the band's fiftieth anniversary.", "The band will play at the national contest in September."),
    ("courier", "A bakery in Hooper Lane found a coin of the eleventh century under its oven.", "The museum of the district will clean it and put it on display.", "Baker Josef Lind wants to show a copy beside his rolls."),
    ("journal", "Swimmers may use the lake beach at Sandholm again, the health office said.", "Tests for blue algae were negative for the second week.", "The lifeguards start work on Saturday."),
    ("post", "A goat that had lived on the roof of a school in Vester was led down by its owner.", "The animal had climbed a stack of timber during the holidays.", "Pupils had fed it with apples through a skylight."),
    ("chronicle", "The old cinema on Queen Square is to become a climbing hall.", "An architect from the town drew the plans for the walls, which are fourteen metres high.", "The sign above the entrance will be kept."),
    ("dispatch", "Farmers around Hollen report the earliest cherries in thirty years.", "A mild winter let the trees bloom in February, the growers' association said.", "Prices on the weekly market fell by a third."),
    ("wire", "The national railway will test a night train to the southern islands in summer.", "Carriages are to be put on the ferry so that passengers need not get up.", "Tickets go on sale in May."),
    ("herald", "Chess player Mira Tolland, aged eleven, beat a grandmaster in a simultaneous exhibition.", "He had played against forty opponents at once in the sports hall.", "She gave up her afternoon swimming lesson for it."),
    ("ledger", "The fishermen's cooperative ordered four boats with electric engines.", "They will be built in a yard up the coast and cost less to run than diesel boats.", "The first is to be delivered before Christmas."),
    ("bulletin", "A lighthouse keeper's diary from 1874 was found in an attic near the harbour.", "It tells of a winter in which the sound froze from shore to shore.", "The local history club is going to print it."),
    ("radio", "The municipal theatre offers its tickets for whatever people wish to pay in November.", "The director hopes for a younger audience, as such a trial in spring brought.", "Seats cannot be reserved."),
    ("gazette", "A stork's nest weighing 300 kilograms was lifted from a church tower in Olm by crane.", "The tower's roof had begun to give way beneath it.", "A frame beside the churchyard now carries the nest."),
    ("observer", "The ski factory in Tarn goes over to ash wood from its own valley.", "The wood had come from overseas for twenty years.", "Forty jobs are to be kept by it, the manager said."),
    ("courier", "Cyclists counted potholes along the ring road and painted a flower beside each.", "They came to 214 in one Sunday.", "The works department promised to mend the largest of them."),
    ("journal", "A school class at the lake bred 1,200 trout and released them into the Ardle brook.", "The anglers' club had lent the tanks.", "The pupils will count the fish again in autumn."),
    ("post", "The weather station on Mount Brenner has been without a keeper since this week.", "Instruments now send their readings by satellite.", "The last keeper, Ole Strand, had spent nineteen winters there."),
    ("chronicle", "A piano was left at the bus terminal with a note that anyone may play it.", "Commuters did so until the last bus had gone.", "The transport company wants to keep it there, under a roof."),
    ("dispatch", "The volunteer firemen of Hollen restored an engine that was built in 1931.", "They worked on it in the evenings for six years.", "It drew a water cart through the village on its first outing."),
    ("wire", "The mint will strike no more coins of one cent from next year.", "Shops round their prices to five cents in any case, the finance ministry said.", "Old coins stay valid."),
    ("herald", "Beekeepers on the allotments won a quarrel over the height of their hives.", "The district court found that a hive is no building.", "The neighbours had wanted all of them lowered to a metre."),
    ("ledger", "A ferry captain rescued a deer that was swimming far out in the sound.", "The crew lifted the animal aboard with a cargo net.", "It ran off into the dunes at the next landing."),
    ("bulletin", "The harbour crane of 1899 is being painted for the first time in a generation.", "Painters need 700 litres for its arms alone.", "It will be lit at night once the scaffolding has been taken down."),
    ("radio", "The city orchestra tunes its instruments in public from now on, in the foyer.", "Listeners may ask the musicians about them.", "A bassoonist said the questions were better than those of critics."),
)  # fmt: skip
"""One story of a single outlet each, eight a day."""


def _locals(day: int) -> list[tuple[str, Piece]]:
    found = []
    for number, (outlet, *said) in enumerate(_LOCAL[8 * day : 8 * day + 8]):
        found.append((outlet, (f"local-{day}-{number}", said[0].rstrip("."), tuple(said))))
    return found


def day(number: int) -> dict[str, list[Piece]]:
    """What each outlet publishes on a day."""
    found: dict[str, list[Piece]] = {outlet: [] for outlet in OUTLETS}
    for event in (FIRE, TRAM, AVALANCHE, OUTAGE):
        for outlet, piece in event[number]:
            found[outlet].append(piece)
    for outlet, piece in _locals(number):
        found[outlet].append(piece)
    return found


DAYS = tuple(day(number) for number in range(3))
