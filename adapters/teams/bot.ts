// The only file that knows botbuilder: port.ts on top of it. Another SDK means rewriting this file alone.
import {
  type Activity as BotActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import {
  type Address,
  type Admission,
  type Bot,
  type Credentials,
  type Message,
  NotTaken,
  type TokenIssuer,
} from './port.ts';
import { inTime } from './in-time.ts';
import { silently } from './silence.ts';

const SEND_TIMEOUT_MS = 10_000;
const KEYS_TIMEOUT_MS = 10_000;

/** Puts botbuilder between us and Teams. Throws when the credentials do not fit together. */
export function createBot(credentials: Credentials): Bot {
  const authentication = authenticationFor(credentials);
  const adapter = new CloudAdapter(authentication);

  const speak = async <T>(address: Address, act: (context: TurnContext) => Promise<T>): Promise<T> => {
    let result: { readonly value: T } | undefined;
    try {
      await adapter.continueConversationAsync(credentials.appId ?? '', referenceTo(address), async (context) => {
        tame(connectorOf(context, adapter));
        result = { value: await act(context) };
      });
    } catch (error) {
      throw notTaken(error);
    }
    if (!result) throw new NotTaken('botbuilder ended the turn without sending');
    return result.value;
  };

  return {
    admit: async (address, authorization) => {
      // botbuilder checks a token of the channel "AseChannel" by other keys; we are on Teams only.
      if (credentials.appId !== undefined && address.channelId !== 'msteams') return 'refused';
      const check = (): Promise<Admission> =>
        authentication.authenticateRequest(claimed(address), authorization).then(() => 'admitted', admissionAfter);
      // botbuilder fetches the signing keys without a time limit.
      return silently(() => inTime(check(), KEYS_TIMEOUT_MS, 'unavailable'));
    },
    post: (address, message) =>
      speak(address, async (context) => {
        const [sent] = await adapter.sendActivities(context, [activityOf(message, address)]);
        if (!sent?.id) throw new NotTaken('Teams gave no id for the message');
        return sent.id;
      }),
    update: (address, id, message) =>
      speak(address, async (context) => {
        await adapter.updateActivity(context, { ...activityOf(message, address), id });
      }),
    remove: (address, id) =>
      speak(address, (context) => adapter.deleteActivity(context, { ...referenceTo(address), activityId: id })),
    type: (address) =>
      speak(address, async (context) => {
        const typing = TurnContext.applyConversationReference({ type: 'typing' }, referenceTo(address));
        await adapter.sendActivities(context, [typing]);
      }),
    isIn: async (address, user) => {
      try {
        await speak(address, (context) =>
          connectorOf(context, adapter).conversations.getConversationMember(address.conversationId, user),
        );
        return true;
      } catch (error) {
        if (error instanceof NotTaken && NOT_IN.has(error.status ?? 0)) return false;
        throw error;
      }
    },
    personalChat: (address, user) =>
      speak(address, async (context) => {
        const { tenantId, botId, channelId, serviceUrl } = address;
        const created = await connectorOf(context, adapter).conversations.createConversation({
          isGroup: false,
          bot: { id: botId, name: '' },
          members: [{ id: user, name: '' }],
          ...(tenantId !== undefined && { tenantId, channelData: { tenant: { id: tenantId } } }),
        });
        const { id: conversationId } = createdSchema.parse(created);
        const chat = { channelId, serviceUrl, botId, conversationId, conversationType: 'personal' };
        return tenantId === undefined ? chat : { ...chat, tenantId };
      }),
  };
}

function authenticationFor({ appId, appPassword, tenantId, tokenIssuer }: Credentials) {
  const appType =
    tenantId === undefined ? 'MultiTenant' : appPassword === undefined ? 'UserAssignedMsi' : 'SingleTenant';
  return new ConfigurationBotFrameworkAuthentication({
    ...(appId !== undefined && { MicrosoftAppId: appId, MicrosoftAppType: appType }),
    ...(appPassword !== undefined && { MicrosoftAppPassword: appPassword }),
    ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
    ...(tokenIssuer && publicCloudWith(tokenIssuer)),
  });
}

/** botbuilder takes either all of a cloud's addresses or none. */
function publicCloudWith(issuer: TokenIssuer) {
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: issuer.issuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: issuer.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: issuer.openIdMetadataUrl,
  };
}

function referenceTo(address: Address): ConversationReference {
  const { channelId, serviceUrl, conversationId, conversationType = 'personal', tenantId, botId } = address;
  return {
    channelId,
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: {
      id: conversationId,
      name: '',
      conversationType,
      isGroup: conversationType !== 'personal',
      ...(tenantId !== undefined && { tenantId }),
    },
  };
}

/** As much of the activity as the check of its token looks at. */
function claimed(address: Address): BotActivity {
  const { channelId, serviceUrl, conversation, bot } = referenceTo(address);
  return {
    type: 'message',
    channelId,
    serviceUrl,
    conversation,
    from: { id: '', name: '' },
    recipient: bot,
    text: '',
    callerId: '',
    localTimezone: '',
    label: '',
    valueType: '',
    listenFor: [],
  };
}

/** The turn's own `sendActivity` would make it a reply to an id that botbuilder invents for the turn. */
function activityOf({ summary, card }: Message, address: Address): Partial<BotActivity> {
  const message: Partial<BotActivity> = {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
  return TurnContext.applyConversationReference(message, referenceTo(address));
}

/** Teams answers so when the bot has not been added to a conversation, or does not know of it. */
const NOT_IN = new Set([403, 404]);

const createdSchema = z.object({ id: z.string().min(1) });

/** What we use of a connector's HTTP pipeline: it is a private field. */
interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest<R extends { timeout: number }, A>(request: R, next: (request: R) => Promise<A>): Promise<A>;
  }): unknown;
}
interface Conversations {
  getConversationMember(conversation: string, member: string): Promise<unknown>;
  createConversation(parameters: object): Promise<unknown>;
}
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const connectorSchema = z.object({
  client: z.object({ pipeline: z.custom<Pipeline>(isObject) }),
  conversations: z.custom<Conversations>(isObject),
});
type Connector = z.infer<typeof connectorSchema>;

function connectorOf(context: TurnContext, adapter: CloudAdapter): Connector {
  return connectorSchema.parse(context.turnState.get(adapter.ConnectorClientKey));
}

/**
 * botbuilder's client repeats requests by itself, waits as long as a Retry-After says, and has no time limit. How often
 * and how long is ours to say, but there is no option for it.
 */
function tame({ client: { pipeline } }: Connector): void {
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'timeLimit',
    sendRequest: (request, next) => {
      request.timeout = SEND_TIMEOUT_MS;
      return next(request);
    },
  });
}

const httpFailure = z.object({
  statusCode: z.number(),
  response: z.object({ headers: z.custom<{ get(name: string): string | undefined }>() }).optional().catch(undefined),
});

function notTaken(error: unknown): NotTaken {
  if (error instanceof NotTaken) return error;
  const failure = httpFailure.safeParse(error);
  const message = error instanceof Error ? error.message : String(error);
  if (!failure.success) return new NotTaken(`Teams was not reached: ${message}`);
  const { statusCode, response } = failure.data;
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return new NotTaken(
    `Teams answered ${statusCode}: ${message}`,
    statusCode,
    Number.isFinite(seconds) ? seconds * 1000 : undefined,
  );
}

/**
 * botbuilder throws several kinds of errors for a token that it does not accept; those below come from fetching the keys.
 * Whatever else goes wrong is a refusal.
 */
function admissionAfter(error: unknown): Admission {
  const keysFailed = z.union([z.object({ name: z.literal('FetchError') }), z.object({ statusCode: z.literal(500) })]);
  return keysFailed.safeParse(error).success ? 'unavailable' : 'refused';
}
