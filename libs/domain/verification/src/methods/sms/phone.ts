import { InvalidInput } from '@latchkey/kernel';
import { PhoneNumber, type PhoneNumberFault } from '@latchkey/identity';
import type { Holding } from '../enrollable-method.ts';
import { SmsNotOffered } from './errors.ts';

/** Throws InvalidInput with what is wrong about it. */
export function typedPhone(typed: string): PhoneNumber {
  const phone = PhoneNumber.read(typed);
  if (typeof phone !== 'string') return phone;
  throw new InvalidInput([{ pointer: '/phone', code: phone, detail: detailOf(phone) }]);
}

/** A newer numbering plan may have closed a range: such a telephone is enrolled anew. Throws SmsNotOffered. */
export function enrolledPhone({ phone }: Holding): PhoneNumber {
  const known = PhoneNumber.read(String(phone));
  if (typeof known === 'string') throw new SmsNotOffered(known);
  return known;
}

export function closedDestination(): InvalidInput {
  const detail = 'No messages are sent to numbers of this country or kind. Use another number.';
  return new InvalidInput([{ pointer: '/phone', code: 'destination-closed', detail }]);
}

function detailOf(fault: PhoneNumberFault): string {
  switch (fault) {
    case 'country-missing':
    case 'country-unknown':
      return 'Begin with a plus and the country code, for example +49 151 23456789.';
    case 'too-short':
    case 'too-long':
      return 'This is too short or too long for a telephone number. Check its digits.';
    case 'extension':
    case 'letters':
    case 'several-numbers':
    case 'not-a-number':
      return 'Type one telephone number: a plus, the country code and digits.';
    default:
      return 'No message can be sent to a number of this kind. Use a mobile number.';
  }
}
