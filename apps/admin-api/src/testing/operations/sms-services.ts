import { smsServiceBody } from '../furnished-tenant.ts';
import { environment, fresh, the, type Operation } from './operation.ts';

const smsServices = `${environment}/sms-services`;

export const smsServiceOperations: readonly Operation[] = [
  { method: 'GET', path: smsServices, permission: 'sms-service:read' },
  { method: 'GET', path: `${smsServices}/{id}`, permission: 'sms-service:read', id: the('smsServiceId') },
  {
    method: 'POST',
    path: smsServices,
    permission: 'sms-service:write',
    body: () => ({ provider: 'twilio', ...smsServiceBody(`Service ${fresh()}`) }),
  },
  {
    method: 'PUT',
    path: `${smsServices}/{id}`,
    permission: 'sms-service:write',
    id: the('smsServiceId'),
    body: () => ({ ...smsServiceBody(`Service ${fresh()}`) }),
    headers: { 'if-match': '"1"' },
  },
  {
    method: 'POST',
    path: `${smsServices}/{id}/activate`,
    permission: 'sms-service:write',
    id: the('smsServiceId'),
  },
  {
    method: 'POST',
    path: `${smsServices}/{id}/trials`,
    permission: 'sms-service:write',
    id: the('smsServiceId'),
    body: ({ applicationId }) => ({ applicationId, phone: '+4915112345678' }),
  },
  {
    method: 'GET',
    path: `${smsServices}/{id}/messages`,
    permission: 'sms-service:read',
    id: the('smsServiceId'),
  },
  {
    method: 'POST',
    path: `${smsServices}/{id}/deactivate`,
    permission: 'sms-service:write',
    id: the('smsServiceId'),
  },
  { method: 'DELETE', path: `${smsServices}/{id}`, permission: 'sms-service:write', id: the('smsServiceId') },
];
