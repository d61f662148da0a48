import type { Language } from '../../../analytics/plan/text.ts';

/** A claim that every new text can stand on, so that what is made is sound before a word is filled in. */
const FIRST_CLAIM = 'non-use-2023';

/** A story in one language, as a draft, with guidance in it. */
export const newStory = (pair: string, language: Language, order: number): string =>
  language === 'nl'
    ? `---
# Een concept staat niet op de site. Wordt het published, haal dan de regels met # weg.
status: draft
waitsFor: redactie
title: Nieuw verhaal
summary: Wat de lezer te weten komt, in een of twee zinnen.
pair: ${pair}
# Claims met een cijfer en een label, uit claims.yaml.
bill: [${FIRST_CLAIM}]
do:
  text: Eén ding dat de lezer binnen een minuut kan doen.
  link: { to: selfChecks, text: Doe een zelftest }
order: ${order}
---

{/* 200 tot 350 woorden, één idee, je. Geen cijfers typen: <Claim id="…" /> geeft de zin van een claim met bron. */}

Begin met wat de lezer herkent.

<Claim id="${FIRST_CLAIM}" />

## Een vraag die de lezer stelt

Het antwoord, met een bron.
`
    : `---
# A draft is not on the site. Take the lines with # away when it is published.
status: draft
waitsFor: redactie
title: New story
summary: What the reader gets to know, in a sentence or two.
pair: ${pair}
# Claims with a figure and a label, of claims.yaml.
bill: [${FIRST_CLAIM}]
do:
  text: One thing the reader can do within a minute.
  link: { to: selfChecks, text: Do a self-check }
order: ${order}
---

{/* The translation of the Dutch story: the same claims, the same numbers. */}

Begin with what the reader knows.

<Claim id="${FIRST_CLAIM}" />

## A question the reader asks

The answer, with a source.
`;

/** A page of plain text in one language. */
export const newPage = (language: Language): string =>
  language === 'nl'
    ? `---
title: Nieuwe pagina
summary: Wat hier staat, in een zin.
---

## Een kop

Een tekst.
`
    : `---
title: New page
summary: What stands here, in a sentence.
---

## A heading

A text.
`;

/** A claim without figures, from a source that has to be chosen. */
export const newClaim = (id: string, day: string, source = 'kies-een-bron'): string => `- id: ${id}
  # Eén feit als zin. Geen cijfers typen: {aantal} is een cijfer van figures:, {year} het jaar.
  text:
    nl: In {year} waren het er {amount}.
    en: In {year} there were {amount}.
  # Hoe het op een bon heet.
  label: { nl: Naam op de bon, en: Name on the receipt }
  figures:
    # Zonder punt: 12500. Een som mag: other - amount. Een reeks: { low: 3, high: 5 }.
    amount: 1
  year: ${Number(day.slice(0, 4)) - 1}
  # De id van een bron uit sources.yaml; maak eerst een bron met dezelfde naam, dan staat zij er al
  source: ${source}
  found: ${day}
  # De dag waarop iemand dit naast de bron legde.
  checked:
`;

/** A source to fill in. */
export const newSource = (id: string): string => `- id: ${id}
  # primary: de bron zelf. news: een bericht over andermans cijfer (dan ook about:). secondary: geeft een cijfer door.
  kind: primary
  title: De titel zoals hij op de bron staat
  language: nl
  publisher: Wie hem uitgaf
  url: https://voorbeeld.nl/
`;

/** A self-check with a question, two ways and an end. */
export const newSelfCheck = (
  id: string,
  order: number,
): string => `# Een zelftest zonder studie: hij telt niets.
id: ${id}
slug: { nl: ${id}, en: ${id} }
order: ${order}
# self: voor jezelf. others: voor wie om iemand heen staat.
audience: others
title: { nl: Nieuwe test, en: New check }
summary:
  nl: Wat je hier doet, in een zin.
  en: What you do here, in a sentence.
intro:
  nl: Wat het is, voor de start.
  en: What it is, before the start.
steps:
  - kind: question
    id: first
    question: { nl: Wat doe jij?, en: What do you do? }
    options:
      # next: leidt naar een stap; zonder next: volgt de volgende in de lijst.
      - value: ask
        text: { nl: Ik vraag iets, en: I ask something }
        feedback:
          nl: Dan hoor je wat er speelt.
          en: Then you hear what is going on.
        next: end
      - value: wait
        text: { nl: Ik wacht even, en: I wait a moment }
  - kind: text
    id: later
    title: { nl: Later mag ook, en: Later is fine too }
    text:
      nl: Kies een rustig moment.
      en: Choose a quiet moment.
  - kind: end
    id: end
    title: { nl: Dat was het, en: That was it }
    text:
      nl: Je kunt het zo nog eens doen.
      en: You can do it once more.
`;
