import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Line, MayBeAbsent, ROLES, type Role, type User } from '@nhipbao/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsString, Length } from 'class-validator';

export const OUTLET_ROLES = ['outlet_manager', 'outlet_analyst'] as const satisfies Role[];
export const SECTOR_ROLES = ['operator', 'regulator'] as const satisfies Role[];

const PASSWORD = { minLength: 10, maxLength: 200 };

const Password = () => applyDecorators(IsString(), Length(PASSWORD.minLength, PASSWORD.maxLength));

/** An address in lower case, as it is stored and compared. */
export const Email = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toLowerCase() : value,
    ),
    IsEmail(),
    Length(3, 254),
  );

export class UserView {
  @ApiProperty()
  id: number;
  @ApiProperty({ format: 'email' })
  email: string;
  @ApiProperty()
  name: string;
  @ApiProperty({ enum: ROLES })
  role: Role;
  @ApiProperty({ type: Number, nullable: true, description: 'Null for operators and regulators' })
  outlet_id: number | null;
}

export class ListedUser extends UserView {
  @ApiProperty({ description: 'Cannot sign in' })
  disabled: boolean;
}

export class UsersAnswer {
  @ApiProperty({ type: [ListedUser] })
  users: ListedUser[];
}

class NewUser {
  @ApiProperty({ format: 'email' })
  @Email()
  email: string;

  @ApiProperty({ maxLength: 200 })
  @Line(200)
  name: string;

  @ApiProperty(PASSWORD)
  @Password()
  password: string;
}

export class NewOutletUser extends NewUser {
  @ApiProperty({ enum: OUTLET_ROLES })
  @IsIn(OUTLET_ROLES)
  role: (typeof OUTLET_ROLES)[number];
}

export class NewSectorUser extends NewUser {
  @ApiProperty({ enum: SECTOR_ROLES })
  @IsIn(SECTOR_ROLES)
  role: (typeof SECTOR_ROLES)[number];
}

export class UserChange {
  @ApiPropertyOptional({ format: 'email' })
  @MayBeAbsent()
  @Email()
  email?: string;

  @ApiPropertyOptional({ maxLength: 200 })
  @MayBeAbsent()
  @Line(200)
  name?: string;

  @ApiPropertyOptional({
    enum: ROLES,
    description: 'Within the outlet, or within the sector: nobody moves between them',
  })
  @MayBeAbsent()
  @IsIn(ROLES)
  role?: Role;

  @ApiPropertyOptional({ ...PASSWORD, description: 'Ends all sessions of the user' })
  @MayBeAbsent()
  @Password()
  password?: string;

  @ApiPropertyOptional({ description: 'True ends all sessions of the user and lets none begin' })
  @MayBeAbsent()
  @IsBoolean()
  disabled?: boolean;
}

export function userView({ id, email, name, role, outletId }: User) {
  return { id, email, name, role, outlet_id: outletId } satisfies UserView;
}

export function listedUser(user: User): ListedUser {
  return { ...userView(user), disabled: user.disabled };
}
