/** Rows of one kind, the newest first. */
export type DossierRows = readonly Readonly<Record<string, unknown>>[];

/** What is kept of a person, by what it is. No secret, no hash and no answer is in it. */
export interface Dossier {
  readonly exportedAt: Date;
  readonly user: Readonly<Record<string, unknown>>;
  readonly sections: Readonly<Record<string, DossierRows>>;
  /** Sections of which only the newest rows are here. */
  readonly shortened: readonly string[];
}

/** All that the environment keeps of a person, and of the records that theirs has absorbed. */
export abstract class Dossiers {
  abstract of(userId: string): Promise<Dossier>;
}
