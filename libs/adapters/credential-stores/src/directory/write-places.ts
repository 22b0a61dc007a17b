/** How many changes are remembered; the oldest are forgotten. A verification comes within minutes of its write. */
const most = 1_000;

/** Which server took the write of which change, as far as this process has sent it. */
export class WritePlaces {
  private readonly places = new Map<string, string>();

  note(changeId: string, url: string): void {
    this.places.delete(changeId);
    this.places.set(changeId, url);
    const [oldest] = this.places.keys();
    if (this.places.size > most && oldest !== undefined) this.places.delete(oldest);
  }

  of(changeId: string): string | undefined {
    return this.places.get(changeId);
  }
}
