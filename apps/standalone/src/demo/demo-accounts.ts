import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiKeysService, OutletsService, UsersService } from '@nhipbao/access';
import { SiteDirectory, type Role } from '@nhipbao/platform';
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

/** Makes the demonstration's outlets and the people of each role. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly outlets: OutletsService,
    private readonly users: UsersService,
    private readonly keys: ApiKeysService,
    private readonly directory: SiteDirectory,
  ) {}

  /** True once any outlet exists, whoever made it. */
  exist(): boolean {
    return this.directory.all().length > 0;
  }

  async create(url: string): Promise<Quickstart> {
    const outlets: QuickstartOutlet[] = [];
    for (const { code, name, kind, province, licence, sites } of demoSector().outlets) {
      const created = await this.outlets.create(
        'platform',
        { name, kind, province, licence },
        sites.map((site) => ({ name: site.name, key: site.key, domains: [site.domain] })),
      );
      const { secret } = await this.keys.create('platform', created.id, {
        name: 'demo',
        scopes: ['query', 'collect'],
      });
      outlets.push({
        id: created.id,
        name,
        site_key: sites[0]?.key ?? '',
        api_key: secret,
        users: [
          await this.user('outlet_manager', `quanly@${code}.example`, `Quản lý ${name}`, created.id),
          await this.user('outlet_analyst', `phantich@${code}.example`, `Phân tích ${name}`, created.id),
        ],
      });
    }
    return {
      url,
      users: [
        await this.user('operator', 'vanhanh@nhipbao.example', 'Vận hành nền tảng', null),
        await this.user('regulator', 'coquanquanly@nhipbao.example', 'Cơ quan quản lý', null),
      ],
      outlets,
    };
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
