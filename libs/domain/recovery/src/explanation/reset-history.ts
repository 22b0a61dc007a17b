/** One thing that was written down about a request, or about the brakes of its account. */
export interface HistoryEntry {
  /** Of the line in the log, or of the lockout. */
  readonly id: string;
  readonly at: Date;
  /** Name of the event. */
  readonly event: string;
  /** What the line refers to: the reason of a refusal, or an id. Never told as it stands. */
  readonly reference: string | null;
}

/** Everything that is known of one request. */
export interface ResetHistory {
  /** How many proofs the request owed when it began. */
  readonly owed: number;
  /** False when nobody had the name that was typed, or it might not be recovered: then no mail went out. */
  readonly hasAccount: boolean;
  /** In any order; the same entry may come twice. */
  readonly entries: readonly HistoryEntry[];
}

/** By time, and by id where the time is the same: one order, however the entries came. */
export function chronological(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const each = new Map(entries.map((entry) => [`${entry.id} ${entry.event}`, entry]));
  return [...each.values()].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || compare(a.id, b.id) || compare(a.event, b.event),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
