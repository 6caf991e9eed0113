import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, ApiError, Caller, Scopes, type Principal } from '@nhipbao/platform';
import type { FastifyReply } from 'fastify';
import { OutletScope } from '../scope/outlet-scope.js';
import type { Answer } from './answer.js';
import { acceptedFormat, FORMATS, toArrow, toCsv } from './formats.js';
import { QueryDto } from './query.dto.js';
import { QueryService } from './query.service.js';

@ApiTags('audience')
@ApiBearerAuth()
@Controller('v1/query')
export class QueryController {
  constructor(
    private readonly queries: QueryService,
    private readonly scope: OutletScope,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('operator', 'regulator', 'outlet_manager', 'outlet_analyst')
  @Scopes('query')
  @ApiProduces(...Object.keys(FORMATS))
  @ApiOperation({
    summary: 'Figures of the catalogue by dimension and time, as JSON, CSV or an Arrow stream',
  })
  async query(
    @Body() dto: QueryDto,
    @Caller() caller: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer | string | Buffer> {
    const format = acceptedFormat(accept);
    if (!format) {
      throw new ApiError(406, 'not_acceptable', 'No format of this kind.', {
        available: Object.keys(FORMATS),
      });
    }
    const answer = await this.queries.answer(dto, this.scope.resolve(caller, dto));
    if (format === 'json') return answer;
    if (format === 'csv') {
      void reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="nhipbao.csv"');
      return toCsv(answer);
    }
    void reply
      .type('application/vnd.apache.arrow.stream')
      .header('content-disposition', 'attachment; filename="nhipbao.arrow"');
    return Buffer.from(toArrow(answer));
  }
}
