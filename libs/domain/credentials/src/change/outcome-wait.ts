import { NotFound, UnitOfWork } from '@latchkey/kernel';
import { ChangeOutcomes, type ChangeOutcome } from './change-outcomes.ts';

/** Asks again until there is an outcome: a notification shortens the wait, only the read counts. */
export abstract class OutcomeSignal {
  /** Resolves when something is said of this change, or after the given milliseconds, whichever comes first. */
  abstract wait(changeId: string, milliseconds: number): Promise<void>;
  /** Milliseconds on a clock that never goes back. */
  abstract monotonic(): number;
}

const patience = 20_000;
/** Milliseconds. Somebody says when it is done; looking is for when that word was lost. */
const firstLook = 250;
const longestPause = 1000;

/** What became of a change, waited for as long as a person waits (20 s). */
export class OutcomeWait {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outcomes: ChangeOutcomes,
    private readonly signal: OutcomeSignal,
  ) {}

  /** As it stands in the end: settled, or what is known after so long. Throws NotFound. */
  async outcome(changeId: string): Promise<ChangeOutcome> {
    const end = this.signal.monotonic() + patience;
    for (let pause = firstLook; ; pause = Math.min(pause * 2, longestPause)) {
      await this.signal.wait(changeId, pause);
      const outcome = await this.look(changeId);
      if (outcome.settled || this.signal.monotonic() >= end) return outcome;
    }
  }

  private async look(changeId: string): Promise<ChangeOutcome> {
    const outcome = await this.unitOfWork.read(() => this.outcomes.find(changeId));
    if (!outcome) throw new NotFound();
    return outcome;
  }
}
