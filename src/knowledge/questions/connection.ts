import { anyOf, butNot, type QuestionRow, yesNo } from './row.ts';
import { portTest } from './port-test.ts';

/** "It only lets 80 and 443 out" denies the rest. */
const ONLY_OTHERS =
  /\b(?:only|just|alleen|enkel)\b[^.;]{1,40}\b(?:80|443|587|web|https?)\b|\b(?:80|443|web|https?)\b[^.;]{1,20}\b(?:only|alleen|enkel)\b/i;
const NOT_ALLOWED =
  /\b(?:not|n['’]t|isnt|niet|no longer|niet meer) (?:\w{1,12} )?(?:allowed|permitted|let through|toegestaan|doorgelaten|naar buiten|open)\b|\bno rule (?:for|that allows?) (?:outbound )?(?:tcp )?(?:port )?25\b|\bmag niet\b/i;
const DENYING =
  /\b(?:den(?:y|ies|ied)|deny\w{1,30}|block(?:s|ed|ing)?|dropp?(?:s|ed|t)?|refus(?:es|ed)|weiger\w*|blokkeer\w*|geblokkeerd|dicht|houdt (?:het |25 |alles )?tegen|tegengehouden)\b/i;
const NOT_DENYING = /\b(?:no|not|none|nothing|isnt|doesnt|geen|niet|niets|niks)\b|n['’]t\b/i;
const DENIES = anyOf(ONLY_OTHERS, NOT_ALLOWED, butNot(DENYING, NOT_DENYING));

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
        said: /\b(?:only|just|alleen|enkel) (?:(?:the |de )?(?:e-?mails?|mails?|messages|berichten) )?(?:for|to|at|with|naar|aan|voor|bij|met)(?: {2,}|$)|\b(?:only|just|alleen|enkel) (?:this|that|one|1|a single|dit|deze|dat|die|één|een) (?:one )?(?:domain|recipient|destination|host|server|customer|domein|ontvanger|bestemming|klant)\b|\b(?:other|all other|andere|alle andere) (?:domains?|destinations?|hosts?|recipients?|servers?|domeinen|bestemmingen|ontvangers?|mails?) (?:works?|are fine|are ok|go|goes|is fine|gets? (?:out|through|delivered)|is delivered|werken|werkt|gaan|gaat|komen|komt)\b(?! (?:ook )?(?:niet|not)\b)|\b(?:gmail|google|outlook|hotmail|everyone else|everybody else|everything else|the rest|all the rest|de rest|al het andere|iedereen anders)(?: \([^()\n]{1,60}\))?(?: (?!not\b|no\b|never\b|niet\b|geen\b|nooit\b)\w{1,12}){0,4} (?:works?|(?:is|are|goes|go|gets|gaat|gaan) (?:er )?(?:gewoon |just |all )?(?:fine|ok|okay|through|out|delivered|good|goed|prima|wel|uit|weg|door)|fine|arrives?|delivered|werkt|werken|lukt|komt (?:gewoon |wel )?aan)\b(?! (?:ook )?(?:niet|not)\b)/i,
      },
      {
        /** No connection on any port: the machine has no way out at all. */
        id: 'nothing_works',
        answer: { test: (text) => portTest(text) === 'nothing_works' },
        said: /\b(?:apt(?:-get)?(?: update)?|yum|dnf|curl|wget|ping|windows update|browsing|web|https?)\b[^.\n]{1,40}\b(?:hangs?|times? out|fails?|timed out|hangt|loopt vast|lukt)\b[^.\n]{1,10}\b(?:too|as well|also|ook(?: al)? niet|ook)\b|\b(?:ook|also|even) (?:apt(?:-get)?(?: update)?|yum|dnf|curl|wget|ping)\b[^.\n]{1,30}\b(?:hangs?|times? out|timed out|fails?|hangt|niet|loopt vast)\b|\b(?:no (?:outbound )?internet(?: access| connection)?(?: at all)?|every port (?:times out|fails)|all ports (?:time out|fail)|(?:geen|helemaal geen) internet|alle poorten)\b/i,
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
      yes: DENIES,
      no: butNot(
        /\b(?:no|none|not|nothing|isnt|allow(?:s|ed)? (?:all|everything|any|25)|defaults?(?: (?:rules?|only))?|geen|niet|niets|niks|alles (?:open|toegestaan)|standaard ?regels?)\b|n['’]t\b/i,
        anyOf(/^\W*(?:yes|yep|ja|jep)\b/i, ONLY_OTHERS, NOT_ALLOWED),
      ),
      saidYes:
        /\bnsg (?:has|with|contains) (?:an? )?(?:rule )?den|\b(?:nsg|firewall) (?:denies|blocks|drops|blokkeert)\b/i,
    }),
  },
} as const satisfies Record<string, QuestionRow>;
