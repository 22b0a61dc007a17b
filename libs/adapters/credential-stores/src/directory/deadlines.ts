/** How long a directory may take, in milliseconds. */
export interface Deadlines {
  /** Until one server has taken the connection and TLS stands. */
  readonly connect: number;
  /** One request to its answer. */
  readonly answer: number;
  /** Everything that one call of a driver does, over all servers. */
  readonly total: number;
}

export const usualDeadlines: Deadlines = { connect: 3_000, answer: 10_000, total: 15_000 };

export class TookTooLong extends Error {
  readonly code = 'ETIMEDOUT';
  constructor() {
    super('the directory took too long');
  }
}

/** Waits for work, but not longer; `giveUp` is to end what the work hangs on. */
export async function inTime<T>(work: Promise<T>, milliseconds: number, giveUp: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(new TookTooLong());
        giveUp();
      },
      Math.max(milliseconds, 0),
    );
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
