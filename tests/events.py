"""Invented reports of events that are easily mistaken for one another: the pairs of `RIVALS` are of one kind each."""

from __future__ import annotations

import datetime as dt

from briefer.stories import StoryItem

REPORTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "quake at Sarnova": (
        (
            "2026-03-02",
            "Strong earthquake strikes Sarnova, dozens hurt",
            "A magnitude 5.9 earthquake shook the town of Sarnova in the Kessel mountains before dawn on Monday, injuring at "
            "least 40 people and bringing down the roof of the covered market. The tremor struck at 4:12 a.m. at a depth of "
            "11 kilometres, the national seismological institute said. Mayor Ilse Varga asked residents to stay out of "
            "damaged buildings while engineers inspect the old quarter.",
        ),
        (
            "2026-03-02",
            "Market roof collapses as quake hits mountain town",
            "Rescue teams were searching the ruins of the covered market in Sarnova on Monday after an earthquake of "
            "magnitude 5.9. Hospitals treated 43 people. Ilse Varga, the mayor, said nobody was missing. The institute "
            "recorded more than twenty aftershocks in the Kessel mountains by noon.",
        ),
        (
            "2026-03-03",
            "Sarnova residents spend second night outdoors",
            "Hundreds of people in Sarnova slept in tents and cars for a second night as aftershocks rattled the town hit by "
            "Monday's earthquake. The number of injured rose to 47. Engineers declared 120 houses in the old quarter unsafe, "
            "and Mayor Ilse Varga said the covered market would be pulled down.",
        ),
    ),
    "quake at Dolmir": (
        (
            "2026-03-09",
            "Earthquake shakes Dolmir, two dead",
            "An earthquake of magnitude 6.3 killed two people in Dolmir on Monday afternoon, a week after a weaker one hit "
            "the neighbouring Sarnova. A chimney of the brickworks fell on a canteen. The tremor struck at 2:50 p.m. at a "
            "depth of 8 kilometres, the national seismological institute said. Governor Pavel Onder declared a state of "
            "emergency in the Kessel foothills.",
        ),
        (
            "2026-03-09",
            "Two workers killed in Dolmir brickworks as quake hits",
            "Two workers died when a chimney collapsed on the canteen of the Dolmir brickworks during an earthquake of "
            "magnitude 6.3 on Monday. Fifteen others were injured. Pavel Onder, the governor, said the army would send "
            "tents. Power was out across Dolmir.",
        ),
        (
            "2026-03-10",
            "Dolmir mourns as brickworks owner is questioned",
            "Dolmir held a minute of silence on Tuesday for the two workers killed in Monday's earthquake. Police questioned "
            "the owner of the brickworks about the chimney, which inspectors had marked as cracked. Governor Pavel Onder "
            "promised help for 300 families without homes.",
        ),
    ),
    "strike of the drivers": (
        (
            "2026-04-14",
            "Bus drivers walk out in Lenz over rosters",
            "Buses and trams stood still in Lenz on Tuesday as 1,800 drivers of the Transport Workers' Union began a 48-hour "
            "strike over split shifts. The city's operator LVB put on taxis for hospitals. Union secretary Karin Holm said "
            "drivers work eleven-hour days with four hours unpaid in the middle.",
        ),
        (
            "2026-04-14",
            "Lenz commuters stranded by transport strike",
            "Commuters in Lenz walked or cycled to work on Tuesday after the Transport Workers' Union called out tram and bus "
            "drivers. LVB said not one of its 60 lines was running. Karin Holm of the union blamed split shifts and said "
            "talks with the operator had failed on Monday night.",
        ),
        (
            "2026-04-16",
            "Trams run again in Lenz as drivers end strike",
            "Trams and buses returned to the streets of Lenz on Thursday after a two-day strike by drivers. LVB offered to "
            "end split shifts by autumn, and the Transport Workers' Union will ask its members. Karin Holm called the offer "
            "a beginning.",
        ),
    ),
    "strike of the teachers": (
        (
            "2026-04-15",
            "Teachers strike in Lenz over class sizes",
            "Most schools in Lenz were closed on Wednesday as 4,000 teachers of the Education Union stayed away in a one-day "
            "strike over class sizes. The city's school board said 70 schools offered emergency care. Tomas Wirth, who leads "
            "the union, said classes of 34 pupils made teaching impossible.",
        ),
        (
            "2026-04-15",
            "Schools shut as Lenz teachers walk out",
            "Parents in Lenz scrambled for care on Wednesday when teachers walked out for a day. The Education Union wants "
            "classes cut to 25 pupils. The school board called the strike irresponsible so close to examinations. Tomas "
            "Wirth told a rally of 3,000 teachers that the board had not made an offer in a year.",
        ),
        (
            "2026-04-16",
            "School board invites Lenz teachers to talks",
            "A day after teachers closed most schools in Lenz, the school board invited the Education Union to talks about "
            "class sizes. Tomas Wirth said the union would come, and that another strike could follow in May before the "
            "examinations.",
        ),
    ),
    "verdict on the minister": (
        (
            "2026-05-05",
            "Former minister Rehak convicted in harbour contracts affair",
            "A court in Almstad sentenced the former transport minister Milo Rehak to three years in prison on Tuesday for "
            "taking bribes in the harbour contracts affair. Judge Anna Sorel said Rehak accepted 400,000 crowns and a sailing "
            "boat. His lawyer announced an appeal.",
        ),
        (
            "2026-05-05",
            "Three years in prison for Rehak",
            "Milo Rehak, once minister of transport, must go to prison for three years for bribery, the Almstad district "
            "court ruled on Tuesday. The prosecution had asked for five. Rehak had awarded dredging work in the harbour "
            "contracts affair and received a sailing boat. Judge Anna Sorel spoke of greed.",
        ),
        (
            "2026-05-06",
            "Rehak appeals against prison sentence",
            "The former transport minister Milo Rehak appealed on Wednesday against his sentence of three years for bribery. "
            "His lawyer said the sailing boat had been a loan and that Judge Anna Sorel had ignored a witness.",
        ),
    ),
    "verdict on the company": (
        (
            "2026-05-19",
            "Dredging firm Norbagger fined in harbour contracts affair",
            "The Almstad commercial court fined the dredging company Norbagger 90 million crowns on Tuesday and barred it "
            "from public tenders for four years over the harbour contracts affair. Presiding judge Leo Brandt said its board "
            "kept a secret fund in Cyprus. Norbagger's shares fell 22 percent.",
        ),
        (
            "2026-05-19",
            "Norbagger shares plunge after record fine",
            "Shares of Norbagger lost a fifth of their value on Tuesday after a court imposed a fine of 90 million crowns on "
            "the dredging company and shut it out of public tenders. Judge Leo Brandt found that the board paid bribes from "
            "a fund in Cyprus. Chief executive Jana Kolb resigned in the evening.",
        ),
        (
            "2026-05-20",
            "Norbagger chief resigns over fine",
            "Jana Kolb, chief executive of the dredging company Norbagger, has resigned after the commercial court's fine of "
            "90 million crowns. The supervisory board said it would not appeal against the ban from public tenders. "
            "Investors had demanded her departure over the fund in Cyprus.",
        ),
    ),
    "flood on the Orva": (
        (
            "2026-06-01",
            "Orva bursts its banks at Tessin",
            "The river Orva burst its banks at Tessin on Monday after three days of rain and flooded the lower town. "
            "Firefighters brought 600 people to a sports hall. The water stood at 7.2 metres, the highest since 1988, said "
            "the head of the district, Greta Lund.",
        ),
        (
            "2026-06-02",
            "Tessin: dam of sandbags holds, more rain expected",
            "A dam of sandbags held the Orva off the hospital of Tessin on Tuesday. The flood crest passed in the night at 7.6 "
            "metres. Greta Lund, who heads the district, said 900 people had left the lower town. Forecasters expect rain "
            "until Thursday.",
        ),
        (
            "2026-06-04",
            "First families return to flooded Tessin",
            "Families went back to the lower town of Tessin on Thursday as the Orva fell below 5 metres. Mud stood knee-deep "
            "in the shops. District head Greta Lund put the damage at 80 million crowns and asked the government for aid.",
        ),
        (
            "2026-06-06",
            "Government promises Tessin 50 million after flood",
            "The government will give Tessin 50 million crowns to rebuild the lower town after the flood on the Orva, the "
            "interior minister said on a visit on Saturday. Greta Lund, the district's head, called it a good first step: the "
            "damage is put at 80 million.",
        ),
    ),
}
RIVALS = (
    ("quake at Sarnova", "quake at Dolmir"),
    ("strike of the drivers", "strike of the teachers"),
    ("verdict on the minister", "verdict on the company"),
)


def reports(*events: str) -> list[StoryItem]:
    """The reports of the events (of all, where none is named), with ids such as "flood on the Orva 2"."""
    return [
        StoryItem(f"{event} {number}", title, text, dt.date.fromisoformat(day))
        for event in events or REPORTS
        for number, (day, title, text) in enumerate(REPORTS[event], 1)
    ]


def event_of(ident: str) -> str:
    """The event that the report with the id tells."""
    return ident.rpartition(" ")[0]
