import { RecordListExportHandler } from './use-cases/record-list-export.ts';

export const auditHandlers = [RecordListExportHandler];
