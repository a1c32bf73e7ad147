import { butNot, type QuestionRow, yesNo } from './row.ts';

/** Questions about Microsoft 365 and about which side the admin is on. */
export const MICROSOFT365_QUESTIONS = {
  own_tenant: {
    takes: 'choice',
    choices: yesNo({
      no: /\b(?:not (?:ours?|mine|my|us)|customer['’]?s?|client['’]?s?|recipient['’]?s?|somebody else|someone else|other(?: side)?|theirs?|niet (?:van )?(?:ons|onze)|van (?:een |de )?(?:klant|ander\w*|ontvanger)|iemand anders)\b/i,
      yes: /\b(?:own|our|ours|we|my|mine|same (?:company|organi[sz]ation|tenant)|hybrid|mijn|eigen|onze|ons|van ons|wij|zelf)\b/i,
      saidYes:
        /\b(?:our own tenant|our tenant|our (?:inbound )?connector|our accepted domain|onze (?:inkomende )?connector|in our (?:microsoft 365|m365|office 365) tenant|onze (?:eigen )?tenant|eigen tenant)\b/i,
    }),
  },
  recipient_or_sender_admin: {
    takes: 'choice',
    choices: [
      {
        id: 'recipient',
        answer: /\b(?:recipient|receiv\w*|inbound|incoming|ontvang\w*|binnenkomend\w*)\b/i,
        said: /\b(?:we are|we['’]re|i am|wij zijn|we zijn|ik ben)(?: hier| here)? (?:the |de )?(?:recipients?|receivers?|receiving (?:side|party)|recipient['’]s (?:mail )?admin|ontvang(?:er|ers|ende (?:kant|partij)))\b|\b(?:want|wants|wish|like|need) to receive\b|\b(?:senders|people|partners|customers) (?:get|receive|are getting|see)\b|\bmail to us\b|\bwillen (?:wij |we )?mail\b[^.]{1,40}\bontvangen\b|\bwillen\b[^.]{1,60}\bontvangen\b|\bafzenders krijgen\b|\bvoor ons eigen domein\b|\bfor our own domain\b/i,
      },
      {
        id: 'sender',
        answer:
          /\b(?:senders?|sending|send|sent|outbound|outgoing|afzender|verstu\w*|verzend\w*|verzonden|uitgaand\w*)\b/i,
      },
    ],
  },
  /** Whose mail was refused: ours by them, or theirs by us. */
  direction: {
    takes: 'choice',
    choices: [
      {
        id: 'receiving',
        answer:
          /\b(?:receiv\w*|incoming|inbound|they (?:send|sent|mail|e-?mail)|to us|ontvang\w*|binnenkomend\w*|inkomend\w*|(?:zij|ze) (?:sturen|mailen|stuurden)|(?:naar|aan) ons)\b|\b(?:we|wij|our (?:\w{1,12} )?(?:server|side|end|filter|gateway)|onze (?:\w{1,12} )?(?:server|kant|filter)) (?:\w{1,12} )?(?:refus|reject|block|den(?:y|ied)|weiger)/i,
        said: butNot(
          /\b(?:our|my) (?:own )?(?:\w{1,12} ){0,2}(?:server|mta|gateway|filter|postfix|exim|exchange|edge|appliance|mailserver) (?:in azure |at \w+ |on-prem\w* )?(?:rejects?|refuses?|denies|is rejecting|rejected|refused)\b|\bwe (?:reject|refuse|are rejecting)\b|\b(?:partner|supplier|customer|client)s?(?:['’]s)? (?:mail|server|mails|messages)? ?(?:is|are|gets?) (?:rejected|refused) by (?:us|our)\b|\bonze (?:eigen )?(?:(?:mail|exchange|edge)?-?server|postfix|exim|exchange|filter|gateway) (?:\w{1,12} ){0,3}?weigert\b|\b(?:wij|we) weigeren\b|\b(?:wordt|worden) door onze (?:eigen )?(?:mail)?server geweigerd\b|\b(?:a|our|one) (?:partner|supplier|customer) (?:cannot|can['’]t|can not) (?:send|mail|e-?mail)(?: mail)? (?:to )?us\b|\b(?:partner|leverancier|klant) kan ons niet mailen\b/i,
          /\brejects our\b/i,
        ),
      },
      {
        id: 'sending',
        answer:
          /\b(?:send\w*|sent|outgoing|outbound|our (?:e-?)?mails?|onze (?:e-?)?mails?|stuurden|sturen|gestuurd|verstu\w*|verzend\w*|verzonden|uitgaand\w*)\b/i,
      },
    ],
  },
} as const satisfies Record<string, QuestionRow>;
