// A DNS client that does nothing but ask: `node bare-dns-client.ts PORT`, with the questions of each round as JSON on standard input.
// What a diagnosis would take if everything but its questions cost nothing: messages and sockets are made beforehand, and a
// round leaves at the first answer to the one before, earlier than any program can know its next questions.
import dgram from 'node:dgram';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import packet from 'dns-packet';

interface Ready {
  readonly socket: dgram.Socket;
  readonly message: Buffer;
}

async function ready(port: number, question: packet.Question, id: number): Promise<Ready> {
  const socket = dgram.createSocket('udp4');
  socket.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return { socket, message: packet.encode({ type: 'query', id, questions: [question] }) };
}

/** @returns when the first of them is answered */
function ask(round: readonly Ready[]): Promise<void> {
  return new Promise((resolve) => {
    for (const { socket, message } of round) {
      socket.once('message', () => {
        socket.close();
        resolve();
      });
      socket.send(message);
    }
  });
}

const port = Number(process.argv[2]);
const questions = JSON.parse(await text(process.stdin)) as packet.Question[][];
const rounds: Ready[][] = [];
for (const round of questions) rounds.push(await Promise.all(round.map((question, id) => ready(port, question, id))));
for (const round of rounds) await ask(round);
