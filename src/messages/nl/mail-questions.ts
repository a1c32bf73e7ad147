import type { MAIL_QUESTIONS } from '../../knowledge/questions/mail.ts';
import type { QuestionTexts } from '../catalog.ts';

export const mailQuestions: Pick<QuestionTexts, keyof typeof MAIL_QUESTIONS> = {
  compromise: {
    ask: 'Is er een account, website of computer van jullie misbruikt om spam te versturen, voor zover je kunt zien?',
    why: 'een adres komt terug op de lijst zolang de oorzaak er is, dus die gaat vóór het verzoek om verwijdering',
    choices: { yes: 'Ja', no: 'Nee' },
  },
  sent_it: {
    ask: 'Heb jij, of iemand van jullie, het bericht verstuurd dat terugkwam?',
    why: 'zo niet, dan heeft iemand je adres vervalst en hoeft er niets hersteld te worden',
    choices: { yes: 'Ja', no: 'Nee' },
  },
  forwarder: {
    ask: 'Is het bericht onderweg doorgestuurd, bijvoorbeeld vanuit een mailbox of alias elders?',
    why: 'bij een doorstuurserver faalt SPF met het adres van de oorspronkelijke afzender, en dan moet de doorstuurserver veranderen',
    choices: { yes: 'Ja', no: 'Nee' },
  },
  envelope_from_domain: {
    ask: 'Van welk domein komt het bericht (envelopafzender of From), zoals example.com?',
    why: 'de records daarvan beslissen, en het staat niet in de weigering',
    choices: {},
  },
  dkim_selector: {
    ask: 'Met welke DKIM-selector wordt de mail ondertekend? Dat is de s= in de header DKIM-Signature.',
    why: 'de sleutel staat in DNS onder die naam, en zonder kan ik niet kijken',
    choices: {},
  },
};
