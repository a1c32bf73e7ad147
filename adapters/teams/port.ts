// What the Teams door needs of an SDK: to check who sent an activity, and to speak in a conversation. All of it is plain data.

/** Who the bot is. Without an app id nobody is asked for a token: for local use only. */
export interface Credentials {
  readonly appId?: string;
  /** Absent with an app id and a tenant: a managed identity. */
  readonly appPassword?: string;
  /** Present: a single-tenant bot. */
  readonly tenantId?: string;
  /** Who signs the tokens, where it is not Microsoft's public cloud. */
  readonly tokenIssuer?: TokenIssuer;
}
export interface TokenIssuer {
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
}

/** Where a conversation is. Plain JSON: kept, it lets the bot speak there later on its own account. */
export interface Address {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly tenantId?: string;
  readonly conversationType?: string;
  readonly botId: string;
}

export interface Message {
  /** For notifications and lists of chats. */
  readonly summary: string;
  readonly card: object;
}

/** `unavailable`: the keys to check a token with could not be fetched. */
export type Admission = 'admitted' | 'refused' | 'unavailable';

export interface Bot {
  /** Checks the `Authorization` header of a request that says it comes from `address`. Never rejects, prints nothing. */
  admit(address: Address, authorization: string): Promise<Admission>;
  /** @returns the id of the new message. Rejects with `NotTaken`, as the next two do. */
  post(address: Address, message: Message): Promise<string>;
  update(address: Address, id: string, message: Message): Promise<void>;
  remove(address: Address, id: string): Promise<void>;
  /** Shows that the bot is typing, for a few seconds. */
  type(address: Address): Promise<void>;
  /** Whether the bot may speak in a conversation: `user` is one of its members. Rejects when that could not be found out. */
  isIn(address: Address, user: string): Promise<boolean>;
  /** The personal chat with a user. Rejects with `NotTaken`, status 403, when the user does not have the app. */
  personalChat(address: Address, user: string): Promise<Address>;
}

/** Teams did not take a message. `status` is absent when it was not reached. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  constructor(message: string, status?: number, retryAfterMs?: number) {
    super(message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}
