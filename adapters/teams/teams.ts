// The Teams door: POST /api/messages. Checks, acknowledges at once, then works: Teams sends again what takes over 15 s.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receive } from '../../src/conversation/deliveries.ts';
import { type Handle, NotYet, type OutletFor } from '../../src/conversation/incoming.ts';
import type { Delivery } from '../../src/conversation/inbox.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { type Activity, activitySchema } from './activity.ts';
import { createBot } from './bot.ts';
import { patient } from './insist.ts';
import { createOutlet, framed } from './outlet.ts';
import type { Credentials, TokenIssuer } from './port.ts';
import { addressOf, botIdOf, readAddress } from './address.ts';
import { envelopeOf } from './incoming.ts';
import { type Answer, receive, type Work } from './reception.ts';
import { readJson } from './request.ts';
import { isServiceOfTeams } from './service-url.ts';
import type { Tools, Understand } from './tools.ts';
import { whileTyping } from './typing.ts';

/** The part of a pino logger that is used. Nothing of what users write is logged. */
export interface Log {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface TeamsOptions {
  /** The bot's id in Microsoft Entra. Without it anybody is believed: never in production. */
  readonly appId?: string;
  /** Absent with an app id and a tenant: a managed identity. */
  readonly appPassword?: string;
  /** A single-tenant bot's tenant. Activities of other tenants are then refused, unless `allowedTenants` says otherwise. */
  readonly tenantId?: string;
  /** Tenants whose users may talk to the bot. Absent and without `tenantId`: all. */
  readonly allowedTenants?: readonly string[];
  readonly production: boolean;
  readonly handle: Handle;
  /** Keeps what comes until it has been worked on. Without it, what a process did not end is lost with it. */
  readonly receive?: Receive;
  readonly understand: Understand;
  /** Everybody's, whatever Teams says. */
  readonly language?: Language;
  readonly log: Log;
  /** Who signs the tokens of incoming requests, where it is not Microsoft's public cloud. */
  readonly tokenIssuer?: TokenIssuer;
  /** Where files may come from beside Microsoft's hosts, such as `http://127.0.0.1:8080`. */
  readonly fileOrigins?: readonly string[];
}

export interface Teams {
  /** Answers one request, whatever its method and body. Never rejects. */
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Works on an activity that was kept and not ended. Rejects with `NotYet`. */
  workOn(body: unknown): Promise<void>;
  /** See `OutletFor`. */
  outletFor: OutletFor;
  /** Takes no more activities and resolves when the work on the accepted ones has ended. */
  stop(): Promise<void>;
}

/** Throws one sentence when the bot could not work or would not be safe with these options. */
export function createTeams(options: TeamsOptions): Teams {
  refuseUnsafe(options);
  const { appId, log, production, understand, language, fileOrigins = [] } = options;
  const bot = patient(createBot(credentialsOf(options)));
  // As the same id, in whatever letters somebody copied it.
  const tenants = (options.allowedTenants ?? (options.tenantId === undefined ? undefined : [options.tenantId]))?.map(
    (tenant) => tenant.toLowerCase(),
  );
  /** In production the bot's own token goes to nobody but Teams. */
  const isService = (serviceUrl: string): boolean => !production || isServiceOfTeams(serviceUrl);
  const working = new Set<Promise<void>>();
  let stopped = false;

  const tracked = (work: Promise<void>): Promise<void> => {
    const done: Promise<void> = work.finally(() => working.delete(done));
    working.add(done);
    return done;
  };
  const handle: Handle = (incoming, outlet) => tracked(options.handle(incoming, outlet));
  const tools: Tools = { bot, handle, understand, language, fileOrigins };

  const doWork = async ({ address, events, frame = {} }: Work): Promise<void> => {
    const outlet = framed(createOutlet(bot, address), frame);
    for await (const incoming of events) {
      const work = () => options.handle(incoming, outlet);
      await (incoming.addressed ? whileTyping(bot, address, work) : work());
    }
  };

  const doAll = (work: Work | undefined): Promise<void> =>
    tracked(
      (work ? doWork(work) : Promise.resolve()).catch((error: unknown) => {
        if (!(error instanceof NotYet)) log.error({ err: error }, 'An activity from Teams could not be handled');
        throw error;
      }),
    );

  const workOn = async (body: unknown): Promise<void> => {
    const activity = activitySchema.parse(body);
    const botId = botIdOf(activity, appId);
    const { work } = await receive(activity, addressOf(activity, botId), botId, tools);
    await doAll(work);
  };

  /** Resolves when the work may go on by itself: it is kept, or waits in this process. */
  const startWork = (activity: Activity, work: Work): Promise<void> =>
    new Promise((resolve) => {
      const acknowledge = (): Promise<void> => {
        resolve();
        return Promise.resolve();
      };
      void tracked(
        (options.receive ?? unkept)(
          deliveryOf(activity),
          acknowledge,
          workOnce(work, () => workOn(activity), doAll),
        ),
      );
    });

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    if (stopped) return { status: 503, headers: { 'retry-after': '5' } };
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    const body = await readJson(request);
    if (body === 'too-large') return { status: 413, headers: { connection: 'close' } };
    const activity = activitySchema.safeParse(body.json).data;
    if (!activity) return { status: 400 };
    const botId = botIdOf(activity, appId);
    const address = addressOf(activity, botId);
    const admission = await bot.admit(address, request.headers.authorization ?? '');
    if (admission !== 'admitted') return { status: admission === 'refused' ? 401 : 503 };
    if (tenants && !tenants.includes(address.tenantId?.toLowerCase() ?? '')) {
      log.warn({ tenant: address.tenantId }, 'A tenant that is not allowed was refused');
      return { status: 403 };
    }
    if (!isService(address.serviceUrl)) {
      log.warn({ serviceUrl: address.serviceUrl }, 'An activity was refused whose answer would not go to Teams');
      return { status: 403 };
    }
    const { answer, work } = await receive(activity, address, botId, tools);
    if (work) await startWork(activity, work);
    return answer;
  };

  return {
    handleRequest: async (request, response) => {
      const { status, headers, body } = await answerTo(request).catch((error: unknown): Answer => {
        log.error({ err: error }, 'A request from Teams could not be answered');
        return { status: 500 };
      });
      response.writeHead(status, { ...headers, ...(body && { 'content-type': 'application/json' }) });
      response.end(body && JSON.stringify(body));
    },
    workOn,
    outletFor: (text) => {
      const address = readAddress(text);
      return address && isService(address.serviceUrl) ? createOutlet(bot, address) : undefined;
    },
    stop: async () => {
      stopped = true;
      while (working.size > 0) await Promise.allSettled(working);
    },
  };
}

const unkept: Receive = async (_delivery, acknowledge, work) => {
  await acknowledge(true);
  await work().catch(() => undefined); // it has been logged
};

/** The work that is at hand, and when it is to be done again, that of the activity read anew. */
function workOnce(work: Work, again: () => Promise<void>, doAll: (work: Work) => Promise<void>): () => Promise<void> {
  let begun = false;
  return () => {
    if (begun) return again();
    begun = true;
    return doAll(work);
  };
}

function deliveryOf(activity: Activity): Delivery {
  const { conversation, eventId } = envelopeOf(activity, addressOf(activity, undefined));
  return { door: 'teams', id: `${conversation}/${activity.type}/${eventId}`, line: conversation, body: activity };
}

function credentialsOf({ appId, appPassword, tenantId, tokenIssuer }: TeamsOptions): Credentials {
  return {
    ...(appId !== undefined && { appId }),
    ...(appPassword !== undefined && { appPassword }),
    ...(tenantId !== undefined && { tenantId }),
    ...(tokenIssuer !== undefined && { tokenIssuer }),
  };
}

function refuseUnsafe({ production, appId }: TeamsOptions): void {
  if (production && appId === undefined) {
    throw new Error('Teams needs the app id of the bot in production: without it nobody checks who sends.');
  }
}
