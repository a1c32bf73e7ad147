import { anyOf, butNot, type QuestionRow, yesNo } from './row.ts';

const DEV_TEST = /\bdev(?:elopment)?\s?[/&-]?\s?test/i;
const NOT_DEV_TEST = /\b(?:not|no|non|geen|niet)\b[^.;]{1,20}\bdev/i;
const PAY_AS_YOU_GO =
  /\bpay[- ]?as[- ]?(?:you|u|we)[- ]?go\b|\bpayg\b|\bpaygo\b|\bbetaa?l(?:en|t)? (?:per|naar) gebruik\b|\bcredit ?(?:card|kaart)\b|\b(?:paid|pay|betaald) (?:by|per|met) (?:card|kaart)\b|\bweb direct\b/i;
// "MCA" alone is also the agreement of who pays by card; only its enterprise form is open.
const ENTERPRISE =
  /\benterprise agreement\b|\benterprise-?overeenkomst\b|\bmca[- ]?e\b|\bmca[- ]enterprise\b|\bmicrosoft customer agreement (?:for |voor )?enterprise\b/i;
const EA = /\bEA\b/;
const CSP = /\bcsp\b|\bcloud (?:solutions?|services?) provider\b/i;
const RESOLD =
  /\b(?:re-?sell\w*|re-?sold|distributor|wederverkoper|leverancier|(?:it[- ]?|our |onze |via (?:een |a )?)partner)\b/i;
const LIMITED =
  /\b(?:msdn|visual studio|vs (?:pro\w*|enterprise|test|subscription)|non-?profit|free trial|free (?:account|subscription)|trial|gratis|proef(?:versie|abonnement)|student(?:s|en)?|studenten\w*|education|onderwijs|sponsorship|sponsored|sponsoring|azure pass|azure in open|open licen[cs]e|bizspark|startups?|mpn|partner network|partnernetwerk|benefit|credits?|tegoed)\b/i;

const devTest = butNot(DEV_TEST, anyOf(NOT_DEV_TEST, PAY_AS_YOU_GO, LIMITED));

/** From the operating system: Azure keeps the machine where it is. */
const INSIDE =
  /\b(?:from )?(?:inside|within|in) (?:the )?(?:windows|linux|os|guest|vm)\b|\bvanuit (?:windows|linux|het os)\b/i;

/** Questions about Azure, with how their answers are understood. */
export const AZURE_QUESTIONS = {
  /** The types of Microsoft's text on outbound SMTP of 2025-07-28. */
  azure_subscription_type: {
    takes: 'choice',
    exclusive: true,
    choices: [
      {
        id: 'enterprise_dev_test',
        answer: devTest,
        said: butNot(/\b(?:enterprise|ea|mca-?e)\b[^.;]{1,24}\bdev(?:elopment)?\s?[/&-]?\s?test/i, NOT_DEV_TEST),
      },
      {
        id: 'enterprise',
        answer: butNot(anyOf(ENTERPRISE, /\bea\b|\benterprise\b/i), anyOf(PAY_AS_YOU_GO, LIMITED)),
        said: butNot(anyOf(ENTERPRISE, EA), devTest),
      },
      { id: 'csp', answer: anyOf(CSP, RESOLD), said: CSP },
      { id: 'pay_as_you_go', answer: PAY_AS_YOU_GO, said: PAY_AS_YOU_GO },
      {
        id: 'other',
        answer: anyOf(LIMITED, /\b(?:mca|customer agreement|other|another|anders?|iets anders)\b/i),
        said: /\b(?:msdn|visual studio (?:enterprise |professional )?(?:subscription|abonnement|credit)|free trial|azure for students|azure student|azure sponsorship|azure pass|azure in open|bizspark|mpn subscription|gratis proefversie)\b/i,
      },
    ],
  },
  azure_public_ip_static: {
    takes: 'choice',
    choices: [
      {
        id: 'dynamic',
        answer:
          /\bdynami(?:c|sch)|\bbasic\b|\b(?:not|n['’]t|isnt|niet|geen|non)\b[^.;]{1,16}\b(?:stati(?:c|sch)|fixed|vast)|\bchang(?:es|ing)\b|\b(?:wisselt|verandert)\b/i,
        said: /\bdynami(?:c|sche?) (?:public |openbare? |publieke? )?ip\b/i,
      },
      {
        id: 'static',
        answer: /\bstati(?:c|sch)|\b(?:fixed|vaste?|standard|standaard|reserved|gereserveerd)\b/i,
        said: /\bstati(?:c|sche?) (?:public |openbare? |publieke? )?ip\b(?![- ](?:resource|bron))|\bstandard sku\b|\b(?:ip|address|adres|it|het) (?:is|are) (?:[\d.]{7,15} (?:and|en) )?stati(?:c|sch)\b/i,
      },
    ],
  },
  azure_public_ip_address: { takes: 'address' },
  azure_outbound_method: {
    takes: 'choice',
    choices: [
      {
        id: 'default',
        answer:
          /\b(?:default(?: outbound)?|no (?:own )?public ip|no nat|nothing|none|neither|standaard|geen (?:eigen )?(?:publieke?|openbaar|public) ip|geen nat|niets|niks|geen van (?:deze|die|allen|alle)|implicit|impliciet)\b/i,
        said: /\b(?:no public ip|without (?:an? |any )?(?:own )?public ip|default outbound|(?:geen|zonder) (?:eigen )?(?:publiek|openbaar|public) ip)\b/i,
      },
      {
        id: 'nat_gateway',
        answer: /\bnat[- ]?(?:gateway|gw)\b|\b(?:azure|managed) nat\b/i,
        said: butNot(
          anyOf(
            /\b(?:via|through|behind|achter|uses?|using|has|have|got|gets|put|added|attached|heeft|krijgt|hebben|kreeg) (?:an? |een |the |de |our |onze )?(?:azure |new |nieuwe )?nat[- ]?gateway\b/i,
            /\bnat[- ]?gateway (?:is )?(?:on|at|for|op|voor|aan) (?:the |our |that |this |het |de |ons |dat |dit )?(?:[\w-]{1,20} )?(?:sub-?net|v-?net|network|netwerk)\b/i,
          ),
          /\b(?:no|without|geen|zonder) (?:azure )?nat\b/i,
        ),
      },
      {
        id: 'firewall',
        answer: /\b(?:firewalls?|nva|appliance|forti\w{0,8}|palo alto|sophos|pfsense|opnsense|check ?point)\b/i,
      },
      { id: 'load_balancer', answer: /\bload[- ]?balancer\b|\blb\b/i },
      { id: 'public_ip', answer: /\b(?:public ip|own ip|nic|instance|pip|eigen ip|(?:publiek|openbaar) ip)\b/i },
    ],
  },
  /** A restart keeps the machine on the same host: only deallocating makes an exemption count. */
  vm_stop_start: {
    takes: 'choice',
    choices: yesNo({
      yes: butNot(
        /\bde-?allocat|\btoewijzing ongedaan\b|\bstop(?:ped)?\b[^.;]{1,24}\b(?:re)?start|\bgestopt\b[^.;]{1,40}\bgestart/i,
        anyOf(/\b(?:not|never|only|just|niet|nooit|alleen|nog)\b/i, INSIDE),
      ),
      no: butNot(
        anyOf(
          /\b(?:re-?boot|re-?start|herstart|opnieuw (?:op)?gestart|not yet|not stopped|never stopped|nog niet|niet gestopt|only|alleen)|\bshut ?down -r\b/i,
          INSIDE,
        ),
        /\bde-?allocated (?:and|\+)|\bstopped \(de-?allocated\)/i,
      ),
      saidNo:
        /\b(?:only|just|alleen|slechts) (?:re-?booted|re-?started|herstart|opnieuw opgestart)|\b(?:re-?booted|re-?started|herstart) (?:the |de )?(?:vm|vms|server|machine|virtuele machine)\b/i,
      saidYes: /\bde-?allocated and (?:re)?started|\bstopped \(?de-?allocated/i,
    }),
  },
  vnet_integration: {
    takes: 'choice',
    choices: yesNo({
      no: /\b(?:no|not|without|geen|niet|zonder)\b/i,
      yes: /\b(?:vnet|virtual network|integrat|ase(?: ?v?3)?\b|isolated)/i,
      saidYes: /\b(?:with|uses?|using|has|via|met|gebruikt|heeft) (?:regional )?vnet[- ]?integrat|\base ?v3\b/i,
      saidNo: /\b(?:no|without|geen|zonder) vnet/i,
    }),
  },
  /** In Azure Firewall. */
  firewall_rule: {
    takes: 'choice',
    choices: yesNo({
      no: /\b(?:no|none|not|missing|only|geen|niet|ontbreekt|nothing|niets|alleen)\b/i,
      yes: /\b(?:rule|allow|allowed|regel|toegestaan|there is|er is)\b/i,
      saidNo: /\bno (?:network )?rule for (?:tcp )?(?:port )?25\b/i,
    }),
  },
} as const satisfies Record<string, QuestionRow>;
