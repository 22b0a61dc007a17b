import { Clock, part, port, Sealer, Secrets, UnitOfWork } from '@latchkey/kernel';
import { ExtensionSecretBox } from './extension/extension-secret-box.ts';
import { Extensions } from './extension/extensions.ts';
import { ContractRunner } from './runner/contract-runner.ts';
import {
  CallOutExecutor,
  ExtensionExecutors,
  MappingExecutor,
  ScriptExecutor,
} from './runner/extension-executor.ts';
import { ExtensionLookup, RunStamp } from './runner/extension-lookup.ts';
import { ExtensionRunner } from './runner/extension-runner.ts';
import { ExtensionTrial } from './runner/extension-trial.ts';
import { ActivateExtensionHandler } from './use-cases/activate-extension.ts';
import { CreateExtensionHandler, ExtensionEntry } from './use-cases/create-extension.ts';
import { DeactivateExtensionHandler } from './use-cases/deactivate-extension.ts';
import { DeleteExtensionHandler } from './use-cases/delete-extension.ts';
import { DraftReader } from './use-cases/extension-draft.ts';
import { FindExtensionTypesHandler } from './use-cases/find-extension-types.ts';
import { TryExtensionHandler } from './use-cases/try-extension.ts';
import { ExtensionRevision, UpdateExtensionHandler } from './use-cases/update-extension.ts';

/** What both need: to find an extension, and to have it carried out. */
const askingParts = [
  part(ExtensionSecretBox, Sealer),
  part(RunStamp, Secrets, Clock),
  part(ExtensionLookup, UnitOfWork, Extensions, ExtensionSecretBox, RunStamp),
  part(ExtensionExecutors, MappingExecutor, CallOutExecutor, ScriptExecutor),
];

/** What an application needs beside the ports to administer extensions, and to try them. */
export const extensionAdministrationParts = [
  ...askingParts,
  part(DraftReader, ScriptExecutor, UnitOfWork, Clock),
  part(ExtensionEntry, Extensions, ExtensionSecretBox, Secrets, Clock),
  part(ExtensionRevision, Extensions, ExtensionSecretBox),
  part(ExtensionTrial, Extensions, ExtensionLookup, ExtensionExecutors),
];

export const extensionAdministrationHandlers = [
  CreateExtensionHandler,
  UpdateExtensionHandler,
  ActivateExtensionHandler,
  DeactivateExtensionHandler,
  DeleteExtensionHandler,
  TryExtensionHandler,
  FindExtensionTypesHandler,
];

/** What an application needs beside the ports to run them. */
export const extensionRunnerParts = [
  ...askingParts,
  port(ExtensionRunner, ContractRunner, ExtensionLookup, ExtensionExecutors),
];
