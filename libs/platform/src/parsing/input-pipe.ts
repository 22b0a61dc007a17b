import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { InvalidInput, NotFound } from '@latchkey/kernel';
import { fieldFaults } from './field-faults.ts';
import { isStrict } from './strict-schema.ts';

/**
 * Every input of a handler passes the schema beside its decorator. A body that breaks it is 422 with all faults; a
 * path that breaks it is the address of nothing, 404, so that a malformed id and an absent one look alike.
 */
export class InputPipe extends StandardSchemaValidationPipe {
  private readonly checked = new WeakSet();

  override async transform(value: never, metadata: ArgumentMetadata): Promise<never> {
    const { schema, type } = metadata;
    if (!schema || !this.toValidate(metadata)) return value;
    if (type === 'body' && !this.checked.has(schema)) {
      if (!isStrict(schema))
        throw new Error(`a body schema lets unknown properties through: use z.strictObject`);
      this.checked.add(schema);
    }
    const result = await this.validate<never>(value, schema);
    if (!result.issues) return result.value;
    if (type === 'param') throw new NotFound();
    const named = metadata.data === undefined || metadata.data === '' ? '' : `/${metadata.data}`;
    throw new InvalidInput(fieldFaults(result.issues, value, type === 'body' ? named : `/${type}${named}`));
  }
}
