import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import {
  Allow,
  assertSameOrigin,
  Caller,
  Config,
  Public,
  ROLES,
  SESSION_COOKIE,
  sessionToken,
  type Principal,
} from '@nhipbao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { userView } from '../users/user.dto.js';
import { Credentials, PasswordChange, SessionAnswer } from './session.dto.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimit } from './sign-in-limit.js';

@ApiTags('session')
@Controller('v1/session')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly limit: SignInLimit,
    private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Signs in and sets the session cookie' })
  @ApiOkResponse({ type: SessionAnswer })
  @ApiUnauthorizedResponse({ description: 'Wrong email or password' })
  @ApiTooManyRequestsResponse({ description: 'Too many tries' })
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { email, password }: Credentials,
  ): Promise<SessionAnswer> {
    // Else another site could sign a visitor in to an account of its own choosing.
    assertSameOrigin(request, this.config.publicUrl);
    await this.limit.count(email, request.ip);
    const { user, token, maxAgeS } = await this.sessions.open(email, password);
    await this.limit.forgive(email, request.ip);
    this.setCookie(request, reply, token, maxAgeS);
    return { user: userView(user) };
  }

  @Get()
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: SessionAnswer })
  async whoAmI(@Caller() caller: Principal): Promise<SessionAnswer> {
    return { user: userView(await this.sessions.userOf(caller)) };
  }

  @Put('password')
  @HttpCode(204)
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Changes the own password and ends all own sessions' })
  @ApiNoContentResponse()
  async changePassword(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Caller() caller: Principal,
    @Body() change: PasswordChange,
  ): Promise<void> {
    await this.limit.count(`user ${caller.userId ?? 0}`, request.ip);
    await this.sessions.changePassword(caller, change.current_password, change.new_password);
    this.setCookie(request, reply, '', 0);
  }

  @Delete()
  @HttpCode(204)
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Signs out' })
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.close(sessionToken(request.headers.cookie) ?? '');
    this.setCookie(request, reply, '', 0);
  }

  private setCookie(request: FastifyRequest, reply: FastifyReply, token: string, maxAgeS: number): void {
    const secure = this.config.publicUrl?.startsWith('https:') ?? request.protocol === 'https';
    const attributes = `Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
    void reply.header('set-cookie', `${SESSION_COOKIE}=${token}; ${attributes}`);
  }
}
