import type { PausedSignIn } from './paused-sign-in.ts';

/** Nobody is signed in yet: something is asked of the person first. */
export interface ActionRequired {
  readonly state: 'action_required';
  /** Stands for this sign-in, and for nothing else; good once it has ended in a session. */
  readonly signInToken: string;
  readonly expiresAt: string;
  readonly action: {
    readonly type: 'reset-password';
    readonly askCurrentPassword: boolean;
    readonly allowSkip: boolean;
  };
}

export function actionRequired(paused: PausedSignIn, signInToken: string): ActionRequired {
  const { type, askCurrentPassword, allowSkip } = paused.current();
  const expiresAt = paused.deadline.toISOString();
  return {
    state: 'action_required',
    signInToken,
    expiresAt,
    action: { type, askCurrentPassword, allowSkip },
  };
}
