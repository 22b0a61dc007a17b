import { DomainError } from '@latchkey/kernel';

/** Too much from one place, or altogether. It says nothing of any account (S-08). */
export class TooManyRequests extends DomainError {
  readonly code = 'too-many-requests';
  readonly kind = 'too-many';
  constructor(seconds: number) {
    super({ detail: 'Wait a little and send the request again.', retryAfter: seconds });
  }
}
