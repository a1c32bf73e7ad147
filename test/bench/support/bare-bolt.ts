// A Bolt app that acknowledges events and does nothing, in a process of its own: what the bot is compared with.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import { z } from 'zod';

const receiver = new HTTPReceiver({ signingSecret: process.argv[2] ?? '' });
const app = new App({ receiver, authorize: () => Promise.resolve({}), convoStore: false });
app.event('app_mention', () => Promise.resolve());
app.event('message', () => Promise.resolve());
app.action(/./, ({ ack }) => ack());
app.command('/bounce', ({ ack }) => ack());
const server = createServer((request, response) => receiver.requestListener(request, response)).listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.(`http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`);
process.on('disconnect', () => process.exit());
