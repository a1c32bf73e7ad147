import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery, Inbox } from '../../src/conversation/inbox.ts';

export interface InboxBench {
  open(): Inbox;
  /** Lets time pass for the inbox. */
  pass(ms: number): Promise<void>;
}

const LEASE = 400;
const DOORS = ['slack'];

function delivery(line?: string): Delivery {
  const id = `slack:T1/${randomUUID()} }{`;
  return { door: 'slack', id, ...(line !== undefined && { line }), body: { text: 'één 🚀\n' } };
}

/** What every inbox does, whatever it is made of. */
export function inboxContract(name: string, bench: () => InboxBench): void {
  describe(`${name} keeps the contract of an inbox`, () => {
    const idsOf = async (inbox: Inbox): Promise<string[]> =>
      (await inbox.take(10, LEASE, DOORS)).map((taken) => taken.delivery.id);

    test('keeps once, and gives to nobody else what somebody works on', async () => {
      const inbox = bench().open();
      const one = delivery();
      expect(await inbox.keep(one, LEASE)).toBe('ours');
      expect(await inbox.keep(one, LEASE)).toBe('known');
      expect(await inbox.take(10, LEASE, DOORS)).toEqual([]);
    });

    test('gives what nobody prolongs to whoever asks, whole, and counts how often', async () => {
      const time = bench();
      const inbox = time.open();
      const [left, held] = [delivery('a'), delivery('b')];
      await inbox.keep(left, LEASE);
      await inbox.keep(held, LEASE);
      await time.pass(LEASE * 0.7);
      await inbox.prolong([held.id], LEASE);
      await time.pass(LEASE * 0.5);
      expect(await inbox.take(10, LEASE, DOORS)).toEqual([{ delivery: left, tries: 0 }]);
      await inbox.prolong([held.id], LEASE * 10);
      await time.pass(LEASE * 1.2);
      expect(await inbox.take(10, LEASE, DOORS)).toEqual([{ delivery: left, tries: 1 }]);
    });

    test('gives back at once what is given back, and forgets what is finished', async () => {
      const inbox = bench().open();
      const one = delivery();
      await inbox.keep(one, LEASE);
      await inbox.giveBack([one.id, 'unknown']);
      expect(await idsOf(inbox)).toEqual([one.id]);
      expect(await inbox.finish(one.id)).toBe(false);
      expect(await inbox.finish(one.id)).toBe(false);
      await inbox.giveBack([one.id]);
      expect(await idsOf(inbox)).toEqual([]);
      expect(await inbox.keep(one, LEASE)).toBe('ours');
    });

    test('gives the deliveries of a line one after the other, in order, and others meanwhile', async () => {
      const inbox = bench().open();
      const [first, second, third, other] = [delivery('a'), delivery('a'), delivery('a'), delivery('a b')];
      expect(await inbox.keep(first, LEASE)).toBe('ours');
      expect(await inbox.keep(second, LEASE)).toBe('waits');
      expect(await inbox.keep(third, LEASE)).toBe('waits');
      expect(await inbox.keep(other, LEASE)).toBe('ours');
      expect(await idsOf(inbox)).toEqual([]);
      expect(await inbox.finish(first.id)).toBe(true);
      expect(await idsOf(inbox)).toEqual([second.id]);
      expect(await inbox.finish(second.id)).toBe(true);
      expect(await idsOf(inbox)).toEqual([third.id]);
      expect(await inbox.finish(third.id)).toBe(false);
      expect(await inbox.keep(delivery('a'), LEASE)).toBe('ours');
    });

    test('leaves what is for another door to who has it, and does not count that as a try', async () => {
      const inbox = bench().open();
      const [theirs, ours] = [{ ...delivery(), door: 'teams' }, delivery()];
      for (const one of [theirs, ours]) await inbox.keep(one, LEASE);
      await inbox.giveBack([theirs.id, ours.id]);
      expect(await idsOf(inbox)).toEqual([ours.id]);
      await inbox.giveBack([theirs.id]);
      expect(await inbox.take(10, LEASE, ['slack', 'teams'])).toEqual([{ delivery: theirs, tries: 0 }]);
    });

    test('does not count as a try what its process gave back alive', async () => {
      const inbox = bench().open();
      const one = delivery();
      await inbox.keep(one, LEASE);
      for (let times = 0; times < 3; times += 1) {
        await inbox.giveBack([one.id]);
        expect(await inbox.take(10, LEASE, DOORS)).toEqual([{ delivery: one, tries: 0 }]);
      }
    });

    test('gives no more than asked for', async () => {
      const inbox = bench().open();
      const many = [delivery(), delivery(), delivery()];
      for (const one of many) await inbox.keep(one, LEASE);
      await inbox.giveBack(many.map(({ id }) => id));
      expect(await inbox.take(2, LEASE, DOORS)).toHaveLength(2);
      expect(await inbox.take(2, LEASE, DOORS)).toHaveLength(1);
    });
  });
}
