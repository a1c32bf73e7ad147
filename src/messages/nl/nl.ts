import type { Catalog } from '../catalog.ts';
import { afterwards } from './afterwards.ts';
import { causes } from './causes.ts';
import { chat } from './chat.ts';
import { findings } from './findings/findings.ts';
import { questions } from './questions.ts';
import { remedies } from './remedies/remedies.ts';
import { slack } from './slack.ts';
import { talk } from './talk.ts';
import { teams } from './teams.ts';
import { words } from './words.ts';

export const nl: Catalog = {
  language: 'nl',
  findings,
  causes,
  questions,
  remedies,
  afterwards,
  chat,
  slack,
  talk,
  teams,
  ...words,
};
