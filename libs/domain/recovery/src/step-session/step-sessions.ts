import type { StepSession } from './step-session.ts';

/** All conversations of the environment that have not been cleared away. */
export abstract class StepSessions {
  abstract add(session: StepSession): Promise<void>;
  /** Undefined without such a session, or when the digest is another one. */
  abstract find(id: string, digest: Buffer): Promise<StepSession | undefined>;
}
