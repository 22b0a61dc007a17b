import pg from 'pg';

// The server's own limits end a statement of ours first; these are for a server that is frozen or cut off.
const milliseconds = { connect: 10_000, answer: 30_000 };

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/**
 * The connections of the job queue. A server that is starting up is told as one that cannot be reached: for its own
 * code (57P03) graphile-worker 0.18 sleeps 2 to 120 seconds before it looks again, and mails would wait for that.
 */
export class QueuePool extends pg.Pool {
  constructor(url: string, onLost: (error: Error) => void) {
    super({
      connectionString: url,
      max: 10,
      application_name: 'latchkey-queue',
      keepAlive: true,
      connectionTimeoutMillis: milliseconds.connect,
      query_timeout: milliseconds.answer,
    });
    this.on('error', onLost);
    this.on('connect', (client) => client.on('error', onLost));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    return super.connect().catch((error: unknown) => {
      throw isStartingUp(error) ? unreachable(error) : error;
    });
  }
}

function isStartingUp(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === '57P03';
}

function unreachable(cause: Error): Error {
  return Object.assign(new Error(cause.message, { cause }), { code: '08006' });
}
