// Signs tokens as the Bot Connector does, and serves the keys to check them with.
import { constants, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { close, listen } from './listening.ts';

export interface TokenService {
  /** What `createTeams` takes as `tokenIssuer`. */
  readonly tokenIssuer: { readonly issuer: string; readonly openIdMetadataUrl: string };
  /** A good token for the claims, or a spoiled one. */
  token(claims?: object, spoil?: Spoil): string;
  stop(): Promise<void>;
}

export interface Spoil {
  /** `foreign` is a key that nobody knows, under the name of a known one. */
  readonly key?: 'foreign' | 'unknown-id' | 'unendorsed';
  readonly algorithm?: 'none' | 'HS256' | 'RS256' | 'PS256';
}

export const APP_ID = '8f3c0a52-0000-4000-8000-6a1f2b3c4d5e';
const ISSUER = 'https://api.botframework.com';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startTokenService(serviceUrl: string): Promise<TokenService> {
  const known = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = known.publicKey.export({ format: 'jwk' });
  const keys = [
    { ...jwk, kid: 'k1', use: 'sig', endorsements: ['msteams'] },
    { ...jwk, kid: 'k2', use: 'sig', endorsements: ['webchat'] },
  ];
  let base = '';
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys } : { issuer: ISSUER, jwks_uri: `${base}/keys` }));
  });
  base = `http://127.0.0.1:${await listen(server)}`;

  const now = Math.floor(Date.now() / 1000);
  const standard = { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
  return {
    tokenIssuer: { issuer: ISSUER, openIdMetadataUrl: `${base}/openid` },
    token: (claims = {}, { key, algorithm = 'RS256' } = {}) => {
      const kid = key === 'unknown-id' ? 'k9' : key === 'unendorsed' ? 'k2' : 'k1';
      const content = `${base64url({ alg: algorithm, typ: 'JWT', kid })}.${base64url({ ...standard, ...claims })}`;
      const { privateKey } = key === 'foreign' ? foreign : known;
      return `${content}.${signature(content, algorithm, privateKey, known.publicKey)}`;
    },
    stop: () => close(server),
  };
}

/** HS256 is the old attack: the public key, which everybody has, taken for a shared secret. */
function signature(content: string, algorithm: string, privateKey: KeyObject, publicKey: KeyObject): string {
  switch (algorithm) {
    case 'none':
      return '';
    case 'HS256':
      return createHmac('sha256', publicKey.export({ type: 'pkcs1', format: 'pem' }))
        .update(content)
        .digest('base64url');
    case 'PS256': {
      const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
      return sign('sha256', Buffer.from(content), { key: privateKey, ...padding }).toString('base64url');
    }
    default:
      return sign('sha256', Buffer.from(content), privateKey).toString('base64url');
  }
}
