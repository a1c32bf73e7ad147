import { describe, expect, it } from 'vitest';
import { blocklistSettings, problemWith } from '../../adapters/blocklists.ts';
import { configuration } from '../../src/messages/en/configuration.ts';
import { LISTS } from '../../src/checks/blocklist/lists.ts';

describe('the settings of blocklists', () => {
  it('are ours, through resolvers of one’s own, unless told otherwise', () => {
    expect(blocklistSettings({}, ['127.0.0.1'])).toEqual({ publicResolver: null, lists: LISTS });
  });

  it('add lists and take ours away', () => {
    const environment = { BOUNCE_DOCTOR_BLOCKLISTS: 'bl.contoso.example=Ours, -psbl.surriel.com,' };
    const names = blocklistSettings(environment, []).lists?.map((list) => list.name);
    expect(names).toContain('Ours');
    expect(names).not.toContain('PSBL');
  });

  it.each([
    [{ BOUNCE_DOCTOR_DQS_KEY: 'abcdefghij0123456789' }, undefined],
    [{ BOUNCE_DOCTOR_DQS_KEY: 'x.evil.example' }, 'BOUNCE_DOCTOR_DQS_KEY has letters and digits only'],
    [
      { BOUNCE_DOCTOR_BLOCKLISTS: 'localhost' },
      'BOUNCE_DOCTOR_BLOCKLISTS: "localhost" is no zone such as bl.example.org',
    ],
  ])('%j', (environment, problem) => expect(problemWith(environment)?.(configuration.together)).toBe(problem));
});
