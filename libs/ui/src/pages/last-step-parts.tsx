import type { ReactNode } from 'react';
import { PostForm } from '../components/form.tsx';
import type { PageVoice } from '../components/page-voice.tsx';

/** The way out that keeps the password: beside others under a heading of its own, or alone. */
export function Unlock(props: {
  voice: PageVoice;
  formId: string;
  alone?: boolean;
  /** Default: of a reset. */
  action?: string;
}): ReactNode {
  const { voice, formId, alone, action = '/reset/unlock' } = props;
  const form = (
    <>
      <p>{voice.say('unlock.body')}</p>
      <PostForm action={action} formId={formId}>
        <button className={alone ? undefined : 'second'}>{voice.say('unlock.submit')}</button>
      </PostForm>
    </>
  );
  if (alone) return form;
  return (
    <section className="more" aria-labelledby="unlock-title">
      <h2 id="unlock-title">{voice.say('unlock.title')}</h2>
      {form}
    </section>
  );
}
