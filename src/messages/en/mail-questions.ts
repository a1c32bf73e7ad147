import type { MAIL_QUESTIONS } from '../../knowledge/questions/mail.ts';
import type { QuestionTexts } from '../catalog.ts';

export const mailQuestions: Pick<QuestionTexts, keyof typeof MAIL_QUESTIONS> = {
  compromise: {
    ask: 'Has an account, web site or machine of yours been abused to send spam, as far as you can see?',
    why: 'an address is listed again while the cause is there, so that comes before asking for removal',
    choices: { yes: 'Yes', no: 'No' },
  },
  sent_it: {
    ask: 'Did you, or somebody on your side, send the message that came back?',
    why: 'if not, somebody forged your address, and nothing has to be fixed',
    choices: { yes: 'Yes', no: 'No' },
  },
  forwarder: {
    ask: 'Was the message forwarded on its way, for example from a mailbox or alias elsewhere?',
    why: 'a forwarder fails SPF with the address of the original sender, and then it is the forwarder that has to change',
    choices: { yes: 'Yes', no: 'No' },
  },
  envelope_from_domain: {
    ask: 'Which domain does the message come from (envelope sender or From), such as example.com?',
    why: 'its records decide, and the refusal does not name it',
    choices: {},
  },
  dkim_selector: {
    ask: 'Which DKIM selector is the mail signed with? It is the s= in the header DKIM-Signature.',
    why: 'the key stands in DNS under that name, and without it I cannot look',
    choices: {},
  },
};
