/** What a sandbox thread is handed. Plain data: nothing else crosses. */
export interface SandboxJob {
  readonly source: string;
  readonly functionName: string;
  /** JSON; null asks only whether the function is there. */
  readonly input: string | null;
  readonly parameters: string;
  /** Milliseconds of processor time. */
  readonly cpu: number;
  /** Octets. */
  readonly memory: number;
  readonly stack: number;
  /** Code units of JSON. */
  readonly longest: number;
}

export type SandboxResult =
  | { readonly kind: 'ran'; readonly json: string }
  | { readonly kind: 'defined' }
  | {
      readonly kind: 'failed';
      readonly reason: 'failed' | 'too-slow' | 'too-large' | 'absent' | 'no-script' | 'too-busy';
    };
