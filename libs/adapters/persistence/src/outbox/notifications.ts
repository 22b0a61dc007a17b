import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** PostgreSQL channels that carry hints. A lost hint costs time, never an event. */
export const channels = { outbox: 'latchkey_outbox', outcome: 'latchkey_outcome' } as const;

const longestPause = 5000;

/** One connection that listens, and comes back by itself when it is lost. */
export class Listener {
  private client: pg.Client | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: (payload: string) => void,
  ) {}

  /** Does not wait for the database: hints begin when it answers. */
  start(): void {
    void this.listen();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    for (let wait = 100; !this.closed; wait = Math.min(wait * 2, longestPause)) {
      const client = new pg.Client({
        connectionString: this.url,
        keepAlive: true,
        connectionTimeoutMillis: 3000,
      });
      const lost = new Promise<void>((resolve) => {
        // More than one error may come from one broken connection, and each needs a listener.
        client.on('error', () => resolve());
        client.once('end', () => resolve());
      });
      client.on('notification', ({ payload }) => this.heard(payload ?? ''));
      try {
        await client.connect();
        await client.query(`listen ${this.channel}`);
        this.client = client;
        // Closed in the meantime: nobody would end this connection.
        if (this.closed) await client.end();
        wait = 50;
        // What was said while nobody listened is unheard: look once.
        this.heard('');
        await lost;
      } catch {
        await client.end().catch(() => undefined);
      }
      if (!this.closed) await pause(wait);
    }
  }
}

/**
 * Says that something is there, at most once in `quiet` milliseconds: a notification inside each transaction would
 * make all commits wait for one another.
 */
export class Announcer {
  private readonly waiting = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly channel: string,
    private readonly quiet: number,
  ) {}

  say(payload: string): void {
    this.waiting.add(payload);
    this.timer ??= setTimeout(() => void this.speak(), this.quiet).unref();
  }

  private async speak(): Promise<void> {
    this.timer = undefined;
    const payloads = [...this.waiting];
    this.waiting.clear();
    const text = `select pg_notify($1, payload) from unnest($2::text[]) payload`;
    await this.pool.query(text, [this.channel, payloads]).catch(() => undefined);
  }
}
