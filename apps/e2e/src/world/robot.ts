import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID, scryptSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeStoreExternal, workspacePath, type ExternalStoreSeed } from '@latchkey/tools';
import { Webhook } from 'standardwebhooks';
import { HttpClient, type Answer } from './http-client.ts';
import type { World } from './world.ts';

const program = workspacePath('apps/sample-robot/src/main.ts');

/** The sample robot as its own process, with the old system that it works for in a file. */
export class Robot {
  readonly folder = mkdtempSync(join(tmpdir(), 'latchkey-e2e-robot-'));
  readonly publicKey: Record<string, unknown>;
  /** What it has written so far. */
  output = '';
  private child: ChildProcess | undefined;
  private secret = '';

  constructor(private readonly world: World) {
    const made = spawnSync(process.execPath, [program, 'make-key', this.file('key.json')], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`the robot made no key: ${made.stderr}`);
    this.publicKey = JSON.parse(made.stdout) as Record<string, unknown>;
    this.accounts(['ada', 'grace', 'edsger']);
  }

  /** Hands the store of Acme to this robot. */
  async takeStore(acceptsPassword: boolean, settings: ExternalStoreSeed['settings'] = {}): Promise<void> {
    const { system, acme } = this.world;
    const access = {
      adminUrl: system.databaseUrl(),
      appUrl: system.databaseUrl('app'),
      keysFile: system.secrets.apiKeysFile,
    };
    const key = acceptsPassword ? { executorKey: this.publicKey } : {};
    const described = { delivery: 'pull', ...key, ...settings };
    this.secret = await makeStoreExternal(access, acme.seeded, { settings: described, acceptsPassword });
  }

  start(): void {
    this.child = spawn(process.execPath, [program], {
      env: {
        PATH: process.env['PATH'] ?? '',
        ROBOT_CALLBACK_URL: this.world.system.url('callback-api'),
        ROBOT_STORE_ID: this.world.acme.seeded.storeId,
        ROBOT_SECRET: this.secret,
        ROBOT_KEY_FILE: this.file('key.json'),
        ROBOT_ACCOUNTS_FILE: this.file('accounts.json'),
        ROBOT_NAME: 'e2e-robot',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString('utf8')));
  }

  /** A call in its name, made by the test itself. */
  call<T = Record<string, unknown>>(
    path: string,
    content: object,
    id: string = randomUUID(),
  ): Promise<Answer<T>> {
    const { storeId } = this.world.acme.seeded;
    return this.callAs<T>({ storeId, secret: this.secret }, path, content, id);
  }

  /** The same, about any store. */
  callAs<T = Record<string, unknown>>(
    { storeId, secret }: { readonly storeId: string; readonly secret: string },
    path: string,
    content: object,
    id: string = randomUUID(),
  ): Promise<Answer<T>> {
    const body = JSON.stringify(content);
    const headers = signedBy(secret, body, id, new Date());
    const client = new HttpClient(this.world.system.url('callback-api'), headers);
    return client.send<T>('POST', `/v1/stores/${storeId}/${path}`, { raw: body });
  }

  signed(body: string, id: string, at: Date = new Date()): Record<string, string> {
    return signedBy(this.secret, body, id, at);
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Whether the old system lets somebody in, seen from outside of the robot. */
  letsIn(userName: string, password: string): boolean {
    const { salt, hash } = this.stored()[userName] ?? { salt: '', hash: 'none' };
    return scryptSync(password, salt, 32).toString('hex') === hash;
  }

  hasPassword(userName: string): boolean {
    return this.stored()[userName]?.hash !== '';
  }

  private accounts(names: readonly string[]): void {
    const empty = { salt: '', hash: '', locked: false };
    writeFileSync(
      this.file('accounts.json'),
      JSON.stringify(Object.fromEntries(names.map((name) => [name, empty]))),
    );
  }

  private stored(): Record<string, { readonly salt: string; readonly hash: string }> {
    const file = this.file('accounts.json');
    return existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, { salt: string; hash: string }>)
      : {};
  }

  private file(name: string): string {
    return join(this.folder, name);
  }
}

function signedBy(secret: string, body: string, id: string, at: Date): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}
