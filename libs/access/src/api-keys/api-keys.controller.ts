import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  Allow,
  assertOutlet,
  Caller,
  notFound,
  PathId,
  SiteDirectory,
  type Principal,
} from '@nhipbao/platform';
import { ApiKeysAnswer, apiKeyView, CreatedApiKey, NewApiKey } from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';

@ApiTags('api keys')
@Controller('v1')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly directory: SiteDirectory,
  ) {}

  @Get('api-keys')
  @Allow('operator')
  @ApiOperation({ summary: 'Sector-wide keys' })
  @ApiOkResponse({ type: ApiKeysAnswer })
  async listOfSector(): Promise<ApiKeysAnswer> {
    return { api_keys: (await this.keys.list(null)).map(apiKeyView) };
  }

  @Post('api-keys')
  @Allow('operator')
  @ApiOperation({ summary: 'Makes a sector-wide key: it reads every outlet' })
  @ApiCreatedResponse({ type: CreatedApiKey })
  createOfSector(@Caller() caller: Principal, @Body() key: NewApiKey): Promise<CreatedApiKey> {
    return this.make(caller, null, key);
  }

  @Get('outlets/:id/api-keys')
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'Keys of an outlet' })
  @ApiOkResponse({ type: ApiKeysAnswer })
  async list(@Caller() caller: Principal, @PathId() outletId: number): Promise<ApiKeysAnswer> {
    this.assertOwnOutlet(caller, outletId);
    return { api_keys: (await this.keys.list(outletId)).map(apiKeyView) };
  }

  @Post('outlets/:id/api-keys')
  @Allow('operator', 'outlet_manager')
  @ApiOperation({
    summary: 'Makes a key of an outlet; the answer is the only place where its secret ever stands',
  })
  @ApiCreatedResponse({ type: CreatedApiKey })
  create(
    @Caller() caller: Principal,
    @PathId() outletId: number,
    @Body() key: NewApiKey,
  ): Promise<CreatedApiKey> {
    this.assertOwnOutlet(caller, outletId);
    return this.make(caller, outletId, key);
  }

  @Delete('api-keys/:id')
  @HttpCode(204)
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'Revokes a key; it stops working at once' })
  @ApiNoContentResponse()
  async revoke(@Caller() caller: Principal, @PathId() id: number): Promise<void> {
    await this.keys.revoke(caller, id);
  }

  private async make(caller: Principal, outletId: number | null, fields: NewApiKey): Promise<CreatedApiKey> {
    const { name, scopes, expires_at: expiresAt } = fields;
    const { key, secret } = await this.keys.create(caller, outletId, { name, scopes, expiresAt });
    return { ...apiKeyView(key), secret };
  }

  private assertOwnOutlet(caller: Principal, outletId: number): void {
    assertOutlet(caller, outletId);
    if (!this.directory.outlet(outletId)) throw notFound();
  }
}
