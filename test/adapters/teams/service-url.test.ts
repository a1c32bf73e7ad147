import { expect, test } from 'vitest';
import { isServiceOfTeams } from '../../../adapters/teams/service-url.ts';

test.for([
  'https://smba.trafficmanager.net/emea/',
  'https://SMBA.trafficmanager.net/teams',
  'https://smba.infra.gcc.teams.microsoft.com/teams',
  'https://smba.infra.gov.teams.microsoft.us/teams',
  'https://smba.infra.dod.teams.microsoft.us/teams',
])('%s is one of Teams', (url) => {
  expect(isServiceOfTeams(url)).toBe(true);
});

test.for([
  '',
  'smba.trafficmanager.net',
  'http://smba.trafficmanager.net/',
  'https://smba.trafficmanager.net:8443/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user@smba.trafficmanager.net/',
  'https://other.trafficmanager.net/',
  'https://169.254.169.254/',
])('%s is not', (url) => {
  expect(isServiceOfTeams(url)).toBe(false);
});
