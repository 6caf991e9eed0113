import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiKeysService, OutletsService, UsersService } from '@nhipbao/access';
import { ApiKey, Outlet, Session, Site, User, type Role } from '@nhipbao/platform';
import { DataSource } from 'typeorm';
import { demoSector } from '@nhipbao/testing/simulator';

export interface QuickstartUser {
  role: Role;
  email: string;
  password: string;
}

export interface QuickstartOutlet {
  id: number;
  name: string;
  site_key: string;
  api_key: string;
  users: QuickstartUser[];
}

/** What somebody needs to look around: printed at the start and kept in `quickstart.json`. */
export interface Quickstart {
  url: string;
  /** Whoever sees more than one outlet. */
  users: QuickstartUser[];
  outlets: QuickstartOutlet[];
}

const password = (): string => randomBytes(9).toString('base64url');

/** Makes the first outlets, people and keys. */
@Injectable()
export class Accounts {
  constructor(
    private readonly outlets: OutletsService,
    private readonly users: UsersService,
    private readonly keys: ApiKeysService,
    private readonly database: DataSource,
  ) {}

  /** True once anybody can sign in. */
  exist(): Promise<boolean> {
    return this.database.getRepository(User).exists();
  }

  /** Deletes all outlets, people and keys. */
  async clear(): Promise<void> {
    await this.database.transaction(async (manager) => {
      for (const entity of [Session, ApiKey, User, Site, Outlet])
        await manager.createQueryBuilder().delete().from(entity).execute();
    });
  }

  /** Who sees more than one outlet: the operator, and in a demonstration the regulator. */
  async createOperators(demo: boolean): Promise<QuickstartUser[]> {
    const operator = await this.user('operator', 'vanhanh@nhipbao.example', 'Vận hành nền tảng', null);
    if (!demo) return [operator];
    return [operator, await this.user('regulator', 'coquanquanly@nhipbao.example', 'Cơ quan quản lý', null)];
  }

  async createDemoSector(): Promise<QuickstartOutlet[]> {
    const outlets: QuickstartOutlet[] = [];
    for (const { code, name, kind, province, licence, sites } of demoSector().outlets) {
      const { id } = await this.outlets.create(
        'platform',
        { name, kind, province, licence },
        sites.map((site) => ({ name: site.name, key: site.key, domains: [site.domain] })),
      );
      const { secret } = await this.keys.create('platform', id, {
        name: 'demo',
        scopes: ['query', 'collect'],
      });
      const manager = await this.user('outlet_manager', `quanly@${code}.example`, `Quản lý ${name}`, id);
      const analyst = await this.user('outlet_analyst', `phantich@${code}.example`, `Phân tích ${name}`, id);
      outlets.push({ id, name, site_key: sites[0]?.key ?? '', api_key: secret, users: [manager, analyst] });
    }
    return outlets;
  }

  private async user(
    role: Role,
    email: string,
    name: string,
    outletId: number | null,
  ): Promise<QuickstartUser> {
    const created = { role, email, password: password() };
    await this.users.create('platform', { ...created, name, outletId });
    return created;
  }
}
