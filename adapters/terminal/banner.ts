import { runLookUp } from './look-up.ts';

/** `banner HOST`: talks to a mail server: its greeting, STARTTLS and certificate. */
export function run(args: string[]): Promise<number> {
  return runLookUp('banner', args, 'banner mail.example.com');
}
