// Takes mail by SMTP (from the product) and by UDP (from the others) and keeps nothing but the secret for each address.
// A process of its own, so that the load generator's figures are not those of a mail server.
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { SmtpConversation } from './smtp-conversation.ts';

const secrets = new Map<string, string>();
let mails = 0;

const smtp = createServer((socket) => {
  const conversation = new SmtpConversation(
    (line) => socket.write(`${line}\r\n`),
    (address, secret) => {
      mails += 1;
      if (secret !== undefined) secrets.set(address, secret);
    },
  );
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => {
    if (!conversation.take(chunk.toString('latin1'))) socket.end();
  });
  socket.on('error', () => socket.destroy());
});
const hook = createSocket({ type: 'udp4', recvBufferSize: 4 * 2 ** 20 });
hook.on('message', (message) => {
  const { address, secret } = JSON.parse(message.toString('utf8')) as { address: string; secret: string };
  mails += 1;
  secrets.set(address, secret);
});

process.on('message', (ask: { readonly wanted: string }) => {
  if (ask.wanted === 'mails') return void process.send?.({ mails });
  process.send?.({ mails, secrets: [...secrets] });
  secrets.clear();
});
process.on('disconnect', () => process.exit(0));

smtp.listen(0, '127.0.0.1', () => {
  hook.bind(0, '127.0.0.1', () => {
    process.send?.({ smtpPort: (smtp.address() as AddressInfo).port, hookPort: hook.address().port });
  });
});
