// The mail catcher as a process of its own.
import { MailCatcher } from './mail-catcher.ts';

const catcher = await MailCatcher.start({
  host: process.env['LATCHKEY_HOST'] ?? '127.0.0.1',
  smtpPort: Number(process.env['LATCHKEY_SMTP_PORT'] ?? 4206),
  httpPort: Number(process.env['LATCHKEY_PORT'] ?? 4205),
});
console.log(`Mail is caught at ${catcher.smtpUrl} and shown at ${catcher.url}.`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void catcher.stop().then(() => process.exit(0)));
}
