import { describe, expect, it } from 'vitest';
import { joined, type FileReading } from '../../src/bounce/read-file.ts';
import { readText } from '../../src/bounce/read.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import type { Catalog } from '../../src/messages/catalog.ts';
import { en } from '../../src/messages/en/en.ts';
import { nl } from '../../src/messages/nl/nl.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { readElements } from '../../src/reply/read-facts.ts';
import { cardText } from '../../src/reply/text.ts';

function notice(recipients: number) {
  const blocks = Array.from(
    { length: recipients },
    (_, i) => `<u${i}@receiver.example>: host mx.receiver.example said: 550 5.1.1 no\n\n`,
  );
  return readText(blocks.join(''));
}

function texts(reading: ReturnType<typeof readText>, catalog: Catalog): string[] {
  return readElements(openCase(reading), catalog).flatMap((each) => (each.type === 'text' ? [each.text] : []));
}

describe('what was read', () => {
  it('says how many recipients there are beyond those that are shown', () => {
    expect(texts(notice(5), en)).toHaveLength(5);
    expect(texts(notice(350), en)[0]).toBe('It names 350 failed recipients; 5 are shown here.');
    expect(texts(notice(350), nl)[0]).toBe('Er staan 350 mislukte ontvangers in; hier staan er 5.');
  });

  it('says how many were left out', () => {
    expect(texts(notice(1350), en)[0]).toBe(
      'It names 1,350 failed recipients. I took the first 1,000 and left out 350; 5 are shown here.',
    );
    expect(texts(notice(1350), nl)[0]).toBe(
      'Er staan 1.350 mislukte ontvangers in. Ik heb de eerste 1.000 genomen en 350 weggelaten; hier staan er 5.',
    );
  });

  it('says how many messages of a file were not read, bounces or not', () => {
    const file = (text: string): FileReading => ({ readings: [readText(text)], problem: 'too_many', unread: 2500 });
    expect(texts(joined(file('550 5.1.1 User unknown')), en)[0]).toBe('I did not read 2,500 messages in the file.');
    const { kind, notes, leftOut } = joined(file('hello'));
    expect(cardText(cardOf({ view: 'not_a_bounce', kind, notes, leftOut }, nl))).toContain(
      '2.500 berichten in het bestand heb ik niet gelezen.',
    );
  });
});
