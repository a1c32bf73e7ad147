import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

const CHATTER = `
v5.1.1 is out, notes attached
user unknown to me, who is this?
we moved 450 mailboxes to the new server last night
550 people came to the conference
there are 452 open tickets
the build failed again, error 503
502 Bad Gateway from the proxy in front of the wiki
access denied on the share, can someone help?
How do I set up SPF for our domain?
what does 5.7.1 mean?
Exchange 2019 CU 5.1.1 broke the web mail
the server at 192.0.2.25 is down
quota exceeded for the cloud project
spam is getting worse lately
> quoting you: fine with me
Node v22.19.0 and npm 5.7.1 installed
ping 10.0.0.5 timed out
mailbox migration batch finished: 421 of 430 done
The policy was rejected by the board
The address could not be found on the map
Virus scan completed, nothing found
421 unread messages, help
invalid password, try again
the parcel could not be delivered yesterday
price is 550,- euro
I am out of the office next week
my old address is no longer in use
mail is slow today
5.4.1 release candidate is blocked by QA
fixed in 4.4.2, please update
host not there when I ping the nas
email me at bob@receiver.example
Meet at 550 Market Street
Set-AzPublicIpAddress : ReverseFqdn mail.contoso.example does not belong to subscription 0
Microsoft Exchange could not find a certificate that contains the domain name mail.contoso.example in the personal store. Event ID 12014
`
  .trim()
  .split('\n');

describe('ordinary chat', () => {
  it.each(CHATTER)('is no bounce: %s', (text) => {
    expect(readText(text)).toMatchObject({ kind: 'other', bounces: [] });
  });
});

const LINES = `
550 5.1.1 User unknown
why do I get 550 5.7.1 Relaying denied?
Relaying denied
421 Too many connections
User unknown
Mailbox full for bob@receiver.example
connect to mx1.receiver.example[198.51.100.7]:25: Connection timed out
dial tcp 198.51.100.7:25: i/o timeout
5.7.1 Unable to relay
#5.5.0 smtp;554 5.7.1 Not welcome
Our scanner says 535 5.7.3 Authentication unsuccessful, what now?
`
  .trim()
  .split('\n');

describe('a line of a server', () => {
  it.each(LINES)('is a bounce, also in a question: %s', (text) => {
    const { kind, bounces } = readText(text);
    expect([kind, bounces.length]).toEqual(['bounce', 1]);
  });
});
