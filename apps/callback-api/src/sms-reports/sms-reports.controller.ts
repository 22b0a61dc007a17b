import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { RecordDelivery } from '@latchkey/messaging';
import { Answer, Deduplicated, uuidParam } from '@latchkey/platform';
import { reportCall, type CalledBack } from './report-call.ts';

/** What providers tell of messages that they have taken. */
@ApiTags('SMS reports')
@Controller('v1/sms-reports')
export class SmsReportsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':serviceId')
  @HttpCode(204)
  @Deduplicated('a report that is told twice says the same twice')
  @Answer(204, undefined, 'Heard. 404 for whatever is not signed as the service was told, or not readable.')
  async hear(
    @Param('serviceId', { schema: uuidParam }) id: string,
    @Req() request: CalledBack,
  ): Promise<void> {
    await this.commands.execute(new RecordDelivery(id, reportCall(request)));
  }
}
