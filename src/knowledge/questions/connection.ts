import { anyOf, butNot, type QuestionRow, yesNo } from './row.ts';
import { portTest } from './port-test.ts';

/** Questions about the way out: does port 25 open, and who closes it. */
export const CONNECTION_QUESTIONS = {
  port_test: {
    takes: 'choice',
    choices: [
      {
        /** Port 25 opens to other hosts: one destination is at fault. */
        id: 'works_elsewhere',
        answer: { test: (text) => portTest(text) === 'works_elsewhere' },
        // A host name is blanked before this is read: "only for mx.contoso.example" leaves a gap.
        said: /\b(?:only|just|alleen|enkel) (?:for|to|at|with|naar|voor|bij|met)(?: {2,}|$)|\b(?:only|just|alleen|enkel) (?:this|that|one|1|a single|dit|deze|dat|die|één|een) (?:one )?(?:domain|recipient|destination|host|server|customer|domein|ontvanger|bestemming|klant)\b|\b(?:other|all other|andere|alle andere) (?:domains?|destinations?|hosts?|recipients?|domeinen|bestemmingen|ontvangers?|mail) (?:work|are fine|are ok|go|goes|is fine|werken|werkt|gaan|gaat|komen)\b/i,
      },
      {
        /** No connection on any port: the machine has no way out at all. */
        id: 'nothing_works',
        answer: { test: (text) => portTest(text) === 'nothing_works' },
        said: /\b(?:no (?:outbound )?internet(?: access| connection)?(?: at all)?|every port (?:times out|fails)|all ports (?:time out|fail)|(?:geen|helemaal geen) internet|alle poorten)\b/i,
      },
      {
        /** Port 25 opens to no host, other ports do. */
        id: 'blocked_25',
        answer: { test: (text) => portTest(text) === 'blocked_25' },
        said: anyOf(
          /\b(?:every|all|any|no) (?:domains?|destinations?|hosts?|mail servers?|recipients?|external domains?)\b|\b(?:alle|elke|elk) (?:domeinen|domein|bestemmingen|ontvangers|mailservers?)\b|\beverywhere\b|\boveral\b|\bgeen mail naar buiten\b|\bport 25 (?:seems|is|appears)(?: to be)? (?:closed|blocked)|\bpoort 25 (?:is|lijkt|zit) (?:dicht|geblokkeerd|geslote)/i,
          butNot(/\b(?:587|443|465) (?:works|is fine|is open|werkt|lukt)\b/i, /\b25 (?:works|werkt)\b/i),
        ),
      },
    ],
  },
  nsg_or_firewall: {
    takes: 'choice',
    choices: yesNo({
      yes: butNot(
        /\b(?:den(?:y|ies|ied)|block(?:s|ed)?|drop(?:s|ped)?|weiger|blokkeer|dicht)/i,
        /\b(?:no|not|none|nothing|geen|niet|niets|doesn['’]?t)\b/i,
      ),
      no: butNot(
        /\b(?:no|none|not|nothing|allow(?:s|ed)? (?:all|everything|any|25)|default rules|geen|niet|niets|alles (?:open|toegestaan)|standaardregels)\b/i,
        /^\W*(?:yes|ja)\b/i,
      ),
      saidYes:
        /\bnsg (?:has|with|contains) (?:an? )?(?:rule )?den|\b(?:nsg|firewall) (?:denies|blocks|drops|blokkeert)\b/i,
    }),
  },
} as const satisfies Record<string, QuestionRow>;
