import { ExtensionRunner, noAnswer, type ExtensionAnswer, type ExtensionType } from '@latchkey/extensions';
import { HandOver, ReplySealer, Secrets, type Token } from '@latchkey/kernel';
import {
  InMemoryHandOver,
  InMemoryReplySealer,
  RandomSecrets,
  type ParcelShelf,
} from '@latchkey/kernel/testing';
import { PasswordLetters } from '../generation/password-parcels.ts';

/** An extension that answers what it is told to, and remembers what it was asked. */
export class ScriptedExtension extends ExtensionRunner {
  readonly asked: { readonly extensionId: string; readonly type: ExtensionType; readonly input: unknown }[] =
    [];
  answer: ExtensionAnswer = noAnswer('absent');

  run(extensionId: string, type: ExtensionType, input: unknown): Promise<ExtensionAnswer> {
    this.asked.push({ extensionId, type, input });
    return Promise.resolve(this.answer);
  }
}

class ShelvedLetters extends PasswordLetters {
  constructor(private readonly shelf: ParcelShelf) {
    super();
  }
  seal(password: string): Promise<string> {
    return Promise.resolve(this.shelf.leave({ purpose: 'letter', content: { password } }));
  }
}

/** What the worker makes passwords with. */
export function generationPorts(
  shelf: ParcelShelf,
  extension = new ScriptedExtension(),
): (readonly [Token, unknown])[] {
  return [
    [ExtensionRunner, extension],
    [Secrets, new RandomSecrets()],
    [HandOver, new InMemoryHandOver(shelf)],
    [ReplySealer, new InMemoryReplySealer(shelf)],
    [PasswordLetters, new ShelvedLetters(shelf)],
  ];
}
