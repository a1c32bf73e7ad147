import type { AfterwardsTexts } from '../afterwards-texts.ts';

export const afterwards: AfterwardsTexts = {
  heading: 'What to expect',
  effects: {
    dns: "Receivers see a changed record when the TTL of the old one is over, and a new one when the negative TTL of the zone is (RFC 2308). A provider's panel may take longer.",
    server: 'The change counts from the next delivery on.',
    grant: 'Whoever you ask decides, and may ask back or refuse. Count on days, and keep another way ready.',
    list: 'Whoever blocks you decides when that ends: after hours or days. While the cause is there, it comes back.',
    trust: 'A reputation comes back with weeks of mail that nobody complains about.',
    theirs: 'It works when the other side has acted, not before.',
    retry: 'The server goes on by itself, usually for days (Exchange Online: one day).',
    limit:
      'A limit on one message holds for every message. One per hour or day is free again when that time is over; until then more mail is refused.',
    message: 'The next message is judged anew; no block has to be lifted.',
  },
  returned: 'This message has come back for good, so send it again then.',
  queued: 'This message is still in the queue; the server sends it by itself then.',
  recheckPrinted:
    "To see that it works, run the same command again then. In the conversation (npm run chat) I ask the zone's own servers, past every cache.",
  proofs: {
    recheck: 'To see that it works, press "Check again": I ask the zone\'s own servers, past every cache.',
    test_message: 'To see that it works, send a message to a mailbox at Gmail or Outlook.com and give me its headers.',
    resend: 'If it comes back once more, give me the new bounce.',
    connect:
      'To see that it works, run the connection test again. When it connects, the queue empties by itself; what has come back you send again.',
    queue: 'To see that it works, look at the queue: it empties. If it grows, give me the latest refusal.',
    log: 'To see that it works, look at the log of the next delivery. If an error is left in it, give me that.',
  },
};
