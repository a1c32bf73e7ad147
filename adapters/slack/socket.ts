import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import { boltLogger, masked, type SlackLog } from './log.ts';

/** How long nobody calls Slack after it refused a connection. */
const PAUSE_MS = 30_000;

export interface SocketOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly log: SlackLog;
  /** Default: 30 s. */
  readonly pauseMs: number | undefined;
}

/**
 * Receives over Socket Mode, https://docs.slack.dev/apis/events-api/using-socket-mode. Slack renews a connection every few
 * hours; by itself the client gives up when Slack refuses the next one, and its rejection would end the process.
 */
export function socketReceiver({ appToken, slackApiUrl, log, pauseMs = PAUSE_MS }: SocketOptions): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    installerOptions: { clientOptions: { slackApiUrl } },
  });
  const { client: socket } = receiver;
  const connect = socket.start.bind(socket);
  let connected = false;
  let stopped = false;
  socket.on('disconnecting', () => (stopped = true));
  socket.start = async () => {
    while (!stopped) {
      try {
        const answer = await connect();
        connected = true;
        return answer;
      } catch (error) {
        if (!connected) throw error; // the token was never right, and whoever starts the bot hears of it
        log.error(masked(error), 'Slack: the connection was refused');
        await sleep(pauseMs, undefined, { ref: false });
      }
    }
    return { ok: false };
  };
  return receiver;
}
