// Every kind of fault at every step of a dialogue: `npm run e2e:faults [PART OF A KIND'S NAME] [slack|teams]`. Real processes, a
// real Redis, real DNS packets, the Slack emulator and the Agents Playground. Prints what came of each; exit status 1 when an
// answer was lost or said twice, or a fault did not strike the second time either.
import { type Kind, KINDS } from '../support/faults/kinds.ts';
import { type Client, type Outcome, playWithFault, STEPS } from '../support/faults/dialogue.ts';
import { slackUser } from '../support/faults/slack-user.ts';
import { startSlackWorld } from '../support/faults/slack-world.ts';
import { startTeamsWorld, teamsUser } from '../support/faults/teams-world.ts';
import type { World } from '../support/faults/world.ts';
import { provideProgram } from '../support/provide-program.ts';
import { machine, table } from '../bench/support/machine.ts';

const [wanted = '', only] = process.argv.slice(2);
type Platform = World['platform'];

function casesOn(platform: Platform): { readonly kind: Kind; readonly at: number }[] {
  const kinds = KINDS.filter((kind) => (kind.platform ?? platform) === platform && kind.name.includes(wanted));
  return kinds.flatMap((kind) => STEPS.flatMap((_step, at) => (kind.notAt?.includes(at) ? [] : [{ kind, at }])));
}

interface Row extends Outcome {
  readonly platform: Platform;
}

async function playAll<W extends World>(
  platform: Platform,
  start: () => Promise<W>,
  userIn: (world: W) => Client,
): Promise<Row[]> {
  const cases = only === undefined || only === platform ? casesOn(platform) : [];
  if (cases.length === 0) return [];
  const world = await start();
  const rows: Row[] = [];
  for (const { kind, at } of cases) {
    const play = async (): Promise<Row> => {
      const row = { platform, ...(await playWithFault(world, userIn(world), kind, at)) };
      process.stderr.write(lineOf(row));
      await world.revive();
      return row;
    };
    const first = await play();
    rows.push(first.struck || isBad(first) ? first : await play());
  }
  await world.stop();
  return rows;
}

function isBad({ lost, doubled, note }: Outcome): boolean {
  return lost > 0 || doubled > 0 || note !== '';
}

function lineOf(row: Row): string {
  const { platform, kind, step, lost, doubled, honest, mendedMs, struck, note } = row;
  const figures = `lost ${lost}, doubled ${doubled}, honest ${honest}, ${mendedMs} ms`;
  return `${isBad(row) ? '!! ' : '   '}${platform} | ${kind} | ${step}: ${figures}${struck ? '' : ' (did not strike)'} ${note}\n`;
}

const redis = provideProgram({ command: 'redis-server', debianPackage: 'redis-server' });
const begun = Date.now();
const rows = (
  await Promise.all([
    playAll('slack', () => startSlackWorld(redis), slackUser),
    playAll('teams', () => startTeamsWorld(redis), teamsUser),
  ])
).flat();
const faults = rows.filter(({ struck }) => struck);

/** A row for each kind, a column for each step: lost, doubled, honest words. */
function report(platform: Platform): string {
  const mine = rows.filter((row) => row.platform === platform);
  const kinds = [...new Set(mine.map(({ kind }) => kind))];
  const cells = kinds.map((kind) => [
    kind,
    ...STEPS.map(({ name }) => {
      const row = mine.find((one) => one.kind === kind && one.step === name);
      if (!row) return '';
      return row.struck ? `${row.lost} / ${row.doubled} / ${row.honest}` : 'did not strike';
    }),
  ]);
  return `### ${platform}: lost / doubled / honest words\n\n${table(['fault', ...STEPS.map(({ name }) => name)], cells)}\n`;
}

const sum = (of: (row: Row) => number): number => faults.reduce((total, row) => total + of(row), 0);
process.stdout.write(`\nMeasured on ${machine()}.\n\n`);
for (const platform of ['slack', 'teams'] as const) process.stdout.write(`${report(platform)}\n`);
process.stdout.write(
  `${faults.length} faults in ${Math.round((Date.now() - begun) / 1000)} s: ${sum((row) => row.lost)} answers lost, ${sum((row) => row.doubled)} doubled, ${sum((row) => row.honest)} honest words; ${rows.length - faults.length} did not strike.\n`,
);
process.exit(rows.some((row) => isBad(row) || !row.struck) ? 1 : 0);
