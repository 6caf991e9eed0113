import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { UserView } from '../users/user.dto.js';
import { Email } from '../users/user.dto.js';

export class Credentials {
  @ApiProperty({ format: 'email' })
  @Email()
  email: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  password: string;
}

export class PasswordChange {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  current_password: string;

  @ApiProperty({ minLength: 10, maxLength: 200 })
  @IsString()
  @Length(10, 200)
  new_password: string;
}

export class SessionAnswer {
  @ApiProperty({ type: UserView })
  user: UserView;
}
