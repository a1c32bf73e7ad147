// The Slack door: over HTTP, or over Socket Mode, where we call Slack. The handlers are the same.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type HTTPReceiver, type Receiver } from '@slack/bolt';
import type { Receive } from '../../src/conversation/deliveries.ts';
import { type Handle, type Outlet, OutletFailed, type OutletFor } from '../../src/conversation/incoming.ts';
import { parseProfile, type Profile } from '../../src/diagnosis/profile.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { MemoryWorkspaces } from '../../src/session/memory-workspaces.ts';
import type { WorkspaceStore } from '../../src/session/workspace-store.ts';
import { type Background, createBackground } from './background.ts';
import { createConnect, type TokenOf } from './connection.ts';
import { keepFirst, type WorkOn } from './delivery.ts';
import { type SlackHttp, slackHttp } from './http.ts';
import { INSTALL_PATHS, installing, type OAuthOptions } from './install.ts';
import { listen, type Listening } from './listen.ts';
import { createLocales } from './locale.ts';
import { boltLogger, type SlackLog } from './log.ts';
import { placeOutlet } from './outlet.ts';
import type { GoneBody } from './payload.ts';
import { Pace } from './pace.ts';
import { readAddress } from './place.ts';
import { createProfiles } from './profiles.ts';
import { tenantOfEvent } from './read.ts';
import { socketReceiver } from './socket.ts';
import { workspaceOf } from './tenant.ts';
import type { Cases, Listens, Understand } from './tools.ts';

/** The only path that Slack posts to: events, commands, presses and modals. */
export const SLACK_PATH = '/slack/events';

export interface SlackOptions {
  /** Opens the way over HTTP. */
  readonly signingSecret?: string;
  /** `xapp-...`: opens the way over Socket Mode. */
  readonly appToken?: string;
  /** How long nobody calls Slack after it refused a connection. Default: 30 s. */
  readonly socketPauseMs?: number;
  /** `xoxb-...` of the one workspace, or how the app gets into many. */
  readonly botToken?: string;
  readonly oauth?: OAuthOptions;
  /** Where the Web API is, if not at Slack. */
  readonly slackApiUrl?: string;
  readonly handle: Handle;
  /** Keeps what comes until it has been worked on. Without it, what a process did not end is lost with it. */
  readonly receive?: Receive;
  readonly understand: Understand;
  readonly cases?: Cases;
  /** Default: it hears everything. */
  readonly listens?: Listens;
  /** Where the workspaces' profiles are kept; without it in memory. */
  readonly workspaces?: WorkspaceStore<Profile>;
  /** Deletes everything that is kept of a workspace that took the app away. */
  readonly forget?: (workspace: string) => Promise<void>;
  /** Everybody's language, whatever Slack says. */
  readonly language?: Language;
  readonly log: SlackLog;
}

export interface Slack {
  /** The paths that are answered; none without HTTP. */
  readonly paths: readonly string[];
  /** Connects, where Socket Mode is configured. Rejects when Slack refuses the token. */
  start(): Promise<void>;
  /** Answers one request to `paths`, whatever its method and body. Never throws. */
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  /** Works on what was kept and not ended. */
  readonly workOn: WorkOn;
  /** See `OutletFor`. */
  readonly outletFor: OutletFor;
  /** Resolves when the work on what was acknowledged has ended. */
  idle(): Promise<void>;
  /** Takes nothing more over Socket Mode; resolves when the work on what was acknowledged has ended. Close the server first. */
  stop(): Promise<void>;
}

const NO_CASES: Cases = { visited: () => Promise.resolve(), openOf: () => Promise.resolve([]) };

export function createSlack(options: SlackOptions): Slack {
  const { log, slackApiUrl = 'https://slack.com/api/', signingSecret, appToken } = options;
  const installer =
    options.oauth && signingSecret !== undefined
      ? installing(options.oauth, signingSecret, slackApiUrl, log)
      : undefined;
  const tokenOf: TokenOf = installer?.tokenOf ?? (() => Promise.resolve(options.botToken));
  const background = createBackground(log);
  const pace = new Pace();
  const tools: Listening = {
    connect: createConnect(tokenOf, slackApiUrl, log),
    locales: createLocales(),
    handle: options.handle,
    understand: options.understand,
    cases: options.cases ?? NO_CASES,
    listens: options.listens ?? (() => Promise.resolve(true)),
    profiles: createProfiles(options.workspaces ?? inMemory()),
    language: options.language,
    log,
    background,
    onGone: async (gone) => {
      if (!isOurs(gone) || (await installer?.remove(gone)) === false) return;
      await options.forget?.(workspaceOf(tenantOfEvent(gone)));
    },
  };
  const http = signingSecret === undefined ? undefined : slackHttp(SLACK_PATH, signingSecret, log);
  const socket =
    appToken === undefined ? undefined : socketReceiver({ appToken, slackApiUrl, log, pauseMs: options.socketPauseMs });
  const apps = [http?.receiver, socket].flatMap((receiver) => (receiver ? [appOn(receiver, log)] : []));
  for (const app of apps) listen(app, tools);
  const [workOn = nothing] = apps.map((app) => keepFirst(app, options.receive ?? unkept(background), pace));
  return {
    paths: http ? [SLACK_PATH, ...(installer ? INSTALL_PATHS : [])] : [],
    start: async () => {
      await socket?.start();
    },
    handleRequest: (request, response) => {
      response.once('close', pace.await());
      handleRequest({ events: http, install: installer?.receiver }, request, response);
    },
    workOn,
    outletFor: (address) => outletFor(tools, address),
    idle: () => background.idle(),
    stop: async () => {
      await socket?.stop();
      await background.idle();
    },
  };
}

function inMemory(): WorkspaceStore<Profile> {
  return new MemoryWorkspaces({ parse: parseProfile, now: () => Date.now() });
}

const nothing: WorkOn = () => Promise.resolve();
function unkept(background: Background): Receive {
  return async ({ id }, acknowledge, work) => {
    await acknowledge(true);
    background.start(id, work);
  };
}

/** Tokens that users gave of their own are none of ours. */
function isOurs({ event }: GoneBody): boolean {
  return event.type === 'app_uninstalled' || (event.tokens?.bot ?? []).length > 0;
}

/** The way to a place of which the core has kept the address; the token is looked up when something is said there. */
function outletFor({ connect }: Listening, address: string): Outlet | undefined {
  const known = readAddress(address);
  return (
    known && {
      canLook: true,
      show: async (card, replace, posting) => {
        const connection = await connect(known.tenant);
        if (!connection) throw new OutletFailed('the app is not installed there any more');
        return placeOutlet(connection.api, known.place).show(card, replace, posting);
      },
    }
  );
}

function appOn(receiver: Receiver, log: SlackLog): App {
  return new App({
    receiver,
    // Nothing stands before the acknowledgement: the token is looked up when the work begins.
    authorize: () => Promise.resolve({}),
    // Bolt would know the bot's own messages by the token; `readMessage` knows them by their mark.
    ignoreSelf: false,
    convoStore: false,
    logger: boltLogger(log),
  });
}

interface Ways {
  readonly events: SlackHttp | undefined;
  readonly install: HTTPReceiver | undefined;
}

function handleRequest({ events, install }: Ways, request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const isInstall = INSTALL_PATHS.includes(path);
  const method = isInstall ? 'GET' : 'POST';
  if (request.method !== method) response.writeHead(405, { allow: method }).end();
  else if (isInstall && install) install.requestListener(request, response);
  else if (path === SLACK_PATH && events) void events.handle(request, response);
  else response.writeHead(404).end();
}
