"""The numbers family of checks: each pair is found, its twin is not; near-misses are left alone."""
import unittest

from test_command import annotate, variant

PAIRS = [
    # ---- quantity
    ("quantity", "The reservoir above Dolni holds 4.2 million cubic metres when it is full. Boats are not allowed on it.\n\nAnglers come from as far as Brno. With its {3.6|4.2} million cubic metres the reservoir holds enough for two towns.\n"),
    ("quantity", "The orchard behind the priory has 140 pear trees, all of them grafted by hand. It was laid out by a monk.\n\nFrost is the enemy here. In the bad spring of 1991 the orchard lost half its crop, though not one of its {120|140} pear trees.\n"),
    ("quantity", "The footbridge was to be cheap. It cost 640,000 euros in the end, paid from the road fund.\n\nCritics were loud. They still sneer at the footbridge, which cost {460,000|640,000} euros.\n"),
    ("quantity", "The chapel is 19 metres long and has no tower. Its floor is of slate.\n\nThe painter Ewald filled the walls of the {29|19}-metre chapel in a single summer.\n"),
    ("quantity", "Nineteen pupils sat the entrance examination in the gymnasium. It rained.\n\nA retired judge marked the papers. All {seventeen|nineteen} pupils who had sat the examination passed.\n"),
    ("quantity", "The ferry carried 212 passengers on its last crossing. The sea was calm and the bar was open.\n\nHalf way over, the engine stopped. The {230|212} passengers were taken off by fishing boats.\n"),
    ("quantity", "The plot measures 850 square metres and slopes to the north.\n\nThe seller asks for a quick decision. Water and power are laid on, and the {580|850} square metres are fenced.\n"),
    ("quantity", "The tower is 54 metres high and leans a little. It was struck twice.\n\nVisitors climb 201 steps. From the top of the tower, {45|54} metres high, one sees the coast.\n"),
    ("quantity", "More than 40 skiers were brought down by the cable car that night.\n\nHot soup was served. The {38|52} skiers were back in the hotel by ten.\n"),
    ("quantity", "The archive holds 1,204 letters from the front, most of them in pencil.\n\nA student has begun to copy them. About {2,100|1,200} letters lie in the archive in all.\n"),
    # ---- total-parts
    ("total-parts", "The club has 212 members. Of these 96 are women and {126|116} are men.\n"),
    ("total-parts", "Of the 48 paintings in the show, 31 come from private hands and {19|17} from museums.\n"),
    ("total-parts", "The motion was put to the vote. Of 36 delegates, 21 voted for it, 11 against, and {6|4} abstained.\n"),
    ("total-parts", "Total income was 18.4 million euros. Sales of timber brought 11.2 million euros.\n\nThe saw mill earned 4.6 million euros. Rents contributed the remaining {3.6|2.6} million euros.\n"),
    ("total-parts", "Twelve men and nine women, {23|21} people in all, set out from the hut at dawn.\n"),
    ("total-parts", "| Item | Cost |\n|---|---|\n| Paint | 120 |\n| Timber | 310 |\n| Nails | 25 |\n| Total | {465|455} |\n"),
    ("total-parts", "The crew numbered 34: 6 officers, 21 seamen and {9|7} boys.\n"),
    # ---- percentage
    ("percentage", "Of the 212 nurses who replied, 131 had found another post within six months.\n\nPay was seldom a reason. That {52|62} per cent had found a post so soon surprised the authors.\n"),
    ("percentage", "Three in five of them ({54|60} %) would come again.\n"),
    ("percentage", "Asked about the tunnel, 48 per cent were for it, 41 per cent were against, and {21|11} per cent had no opinion.\n"),
    ("percentage", "A third of the plots ({25|33} %) lie fallow.\n"),
    ("percentage", "Only 18 of the 40 boats ({55|45} per cent) were insured.\n"),
    ("percentage", "Membership rose by {10|25} per cent, from 40 to 50.\n"),
    ("percentage", "The price fell from 80 euros to 60 euros, a drop of {35|25} percent.\n"),
    # ---- list-count
    ("list-count", "You will need the following {six|four} things, all of which fit in a box:\n\n- a saw\n- a ruler\n- a pencil\n- clean rags\n"),
    ("list-count", "## {Five|Three} rules for the night watch\n\n1. Stay awake.\n2. Keep the lamp lit.\n3. Ring the bell twice.\n"),
    ("list-count", "The estate was divided among her {four|three} children, Anna, Piet and Klaas.\n"),
    ("list-count", "The order has {three|four} houses: Melk, Zwettl, Lilienfeld and Geras.\n"),
    ("list-count", "Both {Hull, Goole and Selby|Hull and Goole} were shut to shipping for a week.\n"),
    # ---- conversion
    ("conversion", "The Taldyk Pass, at 3,615 metres ({10,860|11,860} feet), has a monument.\n"),
    ("conversion", "Heat the oven to 180 °C ({320|356} °F) and grease the tin.\n"),
    ("conversion", "A sack weighs 50 kg ({90|110} lb) and is carried on the back.\n"),
    ("conversion", "The girl weighed 7 pounds 4 ounces ({4.3|3.3} kg) at birth.\n"),
    ("conversion", "It is a ten-mile ({26|16}-kilometre) walk along the dyke.\n"),
    ("conversion", "At 10 kronor to the euro, the fine of 500 kronor ({80|50} euros) was mild.\n"),
    # ---- magnitude
    ("magnitude", "Final expenditure was $2.4 {million|billion}. Earthworks were the largest item.\n\nFor the $2.4 billion it has spent, the state has a road.\n"),
    ("magnitude", "The legacy came to 340,000 francs. The nephew was furious.\n\nIn the end the legacy of {3,400,000|340,000} francs went to the lawyers.\n"),
    # ---- spelled-number
    ("spelled-number", "If it is not cured within {thirty|sixty} (60) days after notice, either party may end it.\n"),
    ("spelled-number", "The fee is one hundred {fifty|eighty} (180) dollars a month.\n"),
    # ---- score
    ("score", "Karim turned in a low cross. A penalty deep in stoppage time made it {3-1|2-1}.\n\nThe 2-1 win moves them to 27 points.\n"),
    ("score", "Byåsen Nord 24 (13)\nSola Strand {27|29} (11)\n\nThe league leaders lost for the first time since November, when they ran out of ideas late in the second half.\n\nThanks to the 29-24 win, Sola are now level with Larvik.\n"),
    # ---- ordinal
    ("ordinal", "Marta Quill finished {third|second} in the slalom at Bled, a second behind the winner.\n\nAt home she was met with a band. Marta Quill, the runner-up, thanked her trainer.\n"),
    ("ordinal", "They crossed the line {third|second}, two seconds clear of the crew from Galway.\n\nA reception for the silver medallists will be held on Friday.\n"),
    ("ordinal", "Jan Kos won the regatta in a borrowed boat.\n\nHis uncle had built it. Jan Kos {came fourth|came first}, said the uncle, because of the keel.\n"),
    # ---- rate
    ("rate", "The workforce in the district grew from 6,000 in 1881 to {17,500|24,500} in 1891.\n\nA district whose workforce had quadrupled needed rice above all.\n"),
    ("rate", "The train covered 240 kilometres in three hours, at an average of {60|80} kilometres per hour.\n"),
    ("rate", "We bought 12 tickets at 5 euros each, {70|60} euros in all.\n"),
    ("rate", "Output trebled from 20 tonnes to {40|60} tonnes.\n"),
    # ---- attendance
    ("attendance", "Present: Cllrs Armitage (chair), Raine, Watson, Coates\nApologies for absence: Cllrs Teasdale and Hird\n\n1. Police report. Two quad bikes were taken.\n\n2. Play area. Cllr {Teasdale|Coates} asked whether the swings were included and was told that they were.\n"),
    ("attendance", "Mrs Dent was absent because of a cold. The minutes were read.\n\nThe roof was discussed at length. {Mrs Dent|Mr Lowes} proposed that the builder be asked again.\n"),
    ("attendance", "The {five|four} members present were Mr Lund, Mrs Raistrick, Mr Procter and Mr Metcalfe.\n"),
    # ---- superlative
    ("superlative", "The Cauca is the Magdalena's {only|largest} tributary. It waters the plain.\n\nThe Bogotá is a sad example: it too is a tributary of the Magdalena.\n"),
    ("superlative", "At 340 metres, the Holm Bridge is the {longest|second longest} bridge in the county.\n\nCyclists prefer the Sands Bridge, a 410-metre bridge further down the river.\n"),
    ("superlative", "In March 2011 the river rose. It was the first flood since {1898|2004}, and few had sandbags.\n\nThe flood of 2004 had spared the mill.\n"),
    ("superlative", "Ada Brunel was the only woman on the board. She spoke last.\n\nThe vote was close. Ada Brunel and {another woman|a third man} on the board voted against it.\n"),
    # ---- polarity
    ("polarity", "{There were no injuries.|One worker was slightly injured.} The hose had been in service for 31 months.\n\nThe deckhand burned on the forearm was taken to hospital.\n"),
    ("polarity", "Norway {did not sign|signed} the convention on herring. Its fleet was too small.\n\nTen years on, the convention was torn up. Norway, which had signed the convention with a light heart, shrugged.\n"),
    ("polarity", "The budget was adopted {unanimously|by seven votes}. The lamp was switched on.\n\nThe two members who voted against the budget asked for it to be noted.\n"),
    ("polarity", "Marta Quill {never married|married late} and lived with a cat.\n\nIn the attic lay a trunk. Marta Quill's husband had filled it with maps.\n"),
    ("polarity", "The mill {survived|was gutted in} the fire of that night. The smell hung about for weeks.\n\nThe owner, whose mill had been destroyed by the fire, moved to Hull.\n"),
]

NEAR_MISSES = [
    "The reservoir holds 4.2 million cubic metres. The reservoir at Zell holds 3.6 million cubic metres.\n",
    "Police counted 12,000 marchers in the square. The union put the marchers in the square at 20,000.\n",
    "In 1990 the school had 240 pupils. In 2020 the school had 310 pupils.\n",
    "The hall seats about 400. In fact the hall has 388 seats.\n",
    "The boat carried 40 passengers. Of these, 22 passengers were children.\n",
    "The committee has nine members. Three members voted against the fence.\n",
    "The bridge was to cost 3 million euros. The bridge cost 4 million euros.\n",
    "The bridge is 340 metres long. The bridge is 12 metres wide.\n",
    "Of the 40 boats 18 were insured and 3 were new.\n",
    "Sales rose by 10 per cent from about 40 to 50.\n",
    "Asked for reasons, 48 per cent named pay, 41 per cent named hours and 37 per cent named both.\n",
    "It is a ten-mile (about 16-kilometre) walk along the dyke.\n",
    "Marta Quill finished third in the slalom in 2010. In 2012 Marta Quill was runner-up.\n",
    "Apologies: Mr Hird. The letter that Mr Hird had sent was read.\n",
    "Nobody was hurt in the first fall of rock. In the second, a year later, three men were hurt.\n",
    "The fence was approved unanimously. The lamp was approved with two members against.\n",
    "He did not sign the lease in May. In June he signed the lease.\n",
    "The Holm Bridge is the longest bridge in the county, at 340 metres. The Humber has a 1,410-metre bridge.\n",
    "Norway did not sign the convention. Sweden signed the convention.\n",
]


class Numbers(unittest.TestCase):
    def test_each_pair(self):
        for check, text in PAIRS:
            with self.subTest(check=check, text=text):
                bad, clean = annotate(variant(text, 1)), annotate(variant(text, 2))
                self.assertEqual([f["check"] for f in bad["findings"]], [check])
                self.assertEqual(clean["findings"], [])

    def test_near_misses(self):
        for text in NEAR_MISSES:
            with self.subTest(text=text):
                self.assertEqual(annotate(text)["findings"], [])


if __name__ == "__main__":
    unittest.main()
