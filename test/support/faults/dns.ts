// A resolver that knows many addresses without a PTR, and that can die, dawdle and lie.
import type { Forgery } from '../dns-forgery.ts';
import { serveZone, type Zone } from '../dns-zone.ts';

export interface FaultyDns {
  readonly port: number;
  /** `dead`: silence. `slow`: each answer takes half a second. `lying`: forged answers come before the true ones. */
  state: 'well' | 'dead' | 'slow' | 'lying';
  /** Is called once, at the next question. */
  onQuestion(act: () => void): void;
  disarm(): void;
  stop(): Promise<void>;
}

const LIES: readonly Forgery[] = ['wrong-id', 'wrong-question', 'wrong-address', 'garbage', 'cut', 'loop', 'empty'];

export async function startFaultyDns(): Promise<FaultyDns> {
  let act: (() => void) | undefined;
  const known: Zone = {};
  const zone = new Proxy(known, {
    get: (target, name) => {
      act?.();
      act = undefined;
      return typeof name === 'string' ? (target[name] ?? entryOf(name)) : undefined;
    },
  });
  const options: { loseEvery?: number; delayMs?: number; forge?: readonly Forgery[] } = {};
  const server = await serveZone(zone, options);
  let state: FaultyDns['state'] = 'well';
  return {
    port: server.port,
    get state() {
      return state;
    },
    set state(next) {
      state = next;
      options.loseEvery = next === 'dead' ? 1 : 1_000_000_000;
      options.delayMs = next === 'slow' ? 500 : 0;
      options.forge = next === 'lying' ? LIES : [];
    },
    onQuestion: (next) => {
      act = next;
    },
    disarm: () => {
      act = undefined;
    },
    stop: () => server.close(),
  };
}

/** Every address is Azure's. */
function entryOf(name: string): Zone[string] | undefined {
  if (name.endsWith('.origin.asn.cymru.com')) return { TXT: ['8075 | 203.0.113.0/24 | US | arin | 2015-01-01'] };
  if (name === 'as8075.asn.cymru.com')
    return { TXT: ['8075 | US | arin | 2015-01-01 | MICROSOFT-CORP-MSN-AS-BLOCK, US'] };
  return undefined;
}
