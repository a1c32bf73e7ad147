import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/conversation/command.ts';

describe('a command in plain words', () => {
  it.each([
    ['help', 'help'],
    ['What can you do?', 'help'],
    ['hoe werkt dit?', 'help'],
    ['new', 'restart'],
    ['Nieuw', 'restart'],
    ['next bounce', 'restart'],
    ['volgende bounce', 'restart'],
    ['check again', 'recheck'],
    ['opnieuw', 'recheck'],
  ])('%j is %s', (text, command) => {
    expect(readCommand(text)).toEqual({ command });
  });

  it.each([
    'new mail server, same bounce',
    'nieuwe server sinds gisteren',
    'what can you do about 5.7.1',
    'x'.repeat(500),
  ])('%j is none', (text) => {
    expect(readCommand(text)).toBeUndefined();
  });
});
