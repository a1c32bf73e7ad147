import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { advise, type Counsel, type Trees } from './advice.ts';

/** Encryption between mail servers. */
export const TLS_TREES: Trees = {
  tls_required: encryption,
  tls_certificate: (_, cause) => advise(cause, 'recipient', ['certificate-renew']),
  tls_mta_sts: (_, cause) => advise(cause, 'recipient', ['mta-sts-mend']),
  tls_dane: (_, cause) => advise(cause, 'recipient', ['dane-mend']),
};

/** What the sending server writes when (Exchange Online: 4.4.317) the other side offers no TLS. */
const NOT_OFFERED =
  /\bnot offered|not-supported|must support starttls to receive|\bdoes(?: not|n['’]t) (?:offer|support|advertise)|not (?:supported|advertised|available)|4\.4\.317\b|niet (?:aangeboden|ondersteund)/i;

/** A receiver that asks for TLS is met by the sender; a sender that insists on it meets a receiver without. */
function encryption({ bounce }: Ladder, cause: Cause): Counsel {
  if (/\bTlsCertificateName\b/i.test(bounce.diagnosticText ?? '')) {
    return advise(cause, 'sender', ['exchange-tls-certificate']);
  }
  const theirs = bounce.issuedBy === 'local' || NOT_OFFERED.test(bounce.diagnosticText ?? '');
  return theirs ? advise(cause, 'recipient', ['starttls-receive']) : advise(cause, 'sender', ['starttls-send']);
}
