import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
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
import { ListedUser, listedUser, NewOutletUser, NewSectorUser, UserChange, UsersAnswer } from './user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('v1')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly directory: SiteDirectory,
  ) {}

  @Get('users')
  @Allow('operator')
  @ApiOperation({ summary: 'Operators and regulators' })
  @ApiOkResponse({ type: UsersAnswer })
  async listOfSector(): Promise<UsersAnswer> {
    return { users: (await this.users.list(null)).map(listedUser) };
  }

  @Post('users')
  @Allow('operator')
  @ApiOperation({ summary: 'Adds an operator or a regulator' })
  @ApiCreatedResponse({ type: ListedUser })
  async createOfSector(
    @Caller() caller: Principal,
    @Body() { email, name, role, password }: NewSectorUser,
  ): Promise<ListedUser> {
    return listedUser(await this.users.create(caller, { email, name, role, password, outletId: null }));
  }

  @Get('outlets/:id/users')
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'People of an outlet' })
  @ApiOkResponse({ type: UsersAnswer })
  async list(@Caller() caller: Principal, @PathId() outletId: number): Promise<UsersAnswer> {
    this.assertOwnOutlet(caller, outletId);
    return { users: (await this.users.list(outletId)).map(listedUser) };
  }

  @Post('outlets/:id/users')
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'Adds a person to an outlet' })
  @ApiCreatedResponse({ type: ListedUser })
  async create(
    @Caller() caller: Principal,
    @PathId() outletId: number,
    @Body() { email, name, role, password }: NewOutletUser,
  ): Promise<ListedUser> {
    this.assertOwnOutlet(caller, outletId);
    return listedUser(await this.users.create(caller, { email, name, role, password, outletId }));
  }

  @Patch('users/:id')
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'Renames a person, changes role or password, disables or enables' })
  @ApiOkResponse({ type: ListedUser })
  async change(
    @Caller() caller: Principal,
    @PathId() id: number,
    @Body() change: UserChange,
  ): Promise<ListedUser> {
    return listedUser(await this.users.change(caller, id, change));
  }

  @Delete('users/:id')
  @HttpCode(204)
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'Deletes a person and ends all sessions' })
  @ApiNoContentResponse()
  async remove(@Caller() caller: Principal, @PathId() id: number): Promise<void> {
    await this.users.remove(caller, id);
  }

  private assertOwnOutlet(caller: Principal, outletId: number): void {
    assertOutlet(caller, outletId);
    if (!this.directory.outlet(outletId)) throw notFound();
  }
}
