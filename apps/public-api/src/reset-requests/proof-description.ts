import { ApiHeader } from '@nestjs/swagger';

export const proofHeader = ApiHeader({
  name: 'Latchkey-Proof-Of-Work',
  required: false,
  description:
    'After a refusal with proof-of-work-required: the solution of its challenge, as base64 of ALTCHA’s payload, or its waiting ticket.',
});
export const askedForProof =
  'proof-of-work-required: very many starts come in, or this process always asks. Repeat it with Latchkey-Proof-Of-Work.';
