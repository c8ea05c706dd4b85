import { IsString, Length, MaxLength } from 'class-validator';
import type { Permission } from '../../../shared/permissions.js';
import type { PersonRole } from '../../../shared/vocabulary.js';
import { CreateUserDto, UserDto } from '../organization/organization.dto.js';

export class LoginDto {
  @Length(1, 64, { message: '请输入用户名' })
  username: string;

  @Length(1, 200, { message: '请输入密码' })
  password: string;
}

export class ChangePasswordDto {
  @IsString()
  @MaxLength(200)
  current: string;

  @Length(1, 200, { message: '请输入新密码' })
  next: string;
}

export class SessionRoleDto {
  role: PersonRole;
  unitId: string;
  unitName: string;
}

export class SessionUserDto {
  id: string;
  username: string;
  name: string;
  principal: boolean;
  roles: SessionRoleDto[];
  permissions: Permission[];
  mustChangePassword: boolean;
}

export class SampleAccountDto {
  username: string;
  password: string;
  label: string;
}

export class SessionDto {
  /** Null while nobody is logged in. */
  user: SessionUserDto | null;
  /** To be sent as `X-CSRF-Token` with every write; null while nobody is logged in. */
  csrfToken: string | null;
  /** Accounts of the sample, in sample mode only, for the login page. */
  sampleAccounts: SampleAccountDto[];
}

export class CreateAccountDto extends CreateUserDto {}

export class CreatedAccountDto {
  user: UserDto;
  /** Shown once; the person must change it at the first login. */
  initialPassword: string;
}

export class ResetPasswordDto {
  initialPassword: string;
}
