import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsDay, MayBeLeftOut, Nested, Trimmed } from '../../common/input.decorators.js';
import { PageQuery } from '../../common/page.dto.js';
import { PERSON_ROLES, UNIT_CLASSES, type PersonRole, type UnitClass } from '../../../shared/vocabulary.js';

export class UnitDto {
  id: string;
  parentId: string | null;
  name: string;
  shortName: string;
  unitClass: UnitClass;
  sort: number;
  activeFrom: string;
  activeTo: string | null;
  aliases: string[];
  version: number;
}

export class UnitListDto {
  items: UnitDto[];
  can: UnitAbilitiesDto;
}

export class UnitAbilitiesDto {
  manage: boolean;
}

export class CreateUnitDto {
  @IsUUID('all', { message: '请选择上级单位' })
  parentId: string;

  @Trimmed()
  @Length(2, 60, { message: '单位名称为 2–60 个字' })
  name: string;

  @IsOptional()
  @Trimmed()
  @Length(1, 30, { message: '简称不超过 30 个字' })
  shortName?: string;

  @IsIn(UNIT_CLASSES, { message: '请选择单位类别' })
  unitClass: UnitClass;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  sort?: number;
}

/**
 * What may change of a unit. Not its parent: the local days of the calendar come down from above, so that whoever builds
 * the moving of a unit has to compute the open dates of its subtree anew (`CalendarChanges` of `deadline`) with it.
 */
export class UpdateUnitDto {
  @IsInt()
  version: number;

  @MayBeLeftOut()
  @Trimmed()
  @Length(2, 60, { message: '单位名称为 2–60 个字' })
  name?: string;

  @MayBeLeftOut()
  @Trimmed()
  @Length(1, 30, { message: '简称为 1–30 个字' })
  shortName?: string;

  @MayBeLeftOut()
  @IsIn(UNIT_CLASSES, { message: '请选择单位类别' })
  unitClass?: UnitClass;

  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(100_000)
  sort?: number;

  /** The whole list of other names; leaving it out keeps them. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @Length(2, 60, { each: true, message: '别名为 2–60 个字' })
  aliases?: string[];

  /** The first day on which the unit is no more; null takes that back. */
  @IsOptional()
  @IsDay('停用日期应为 2026-01-31 这样的日期')
  activeTo?: string | null;
}

export class UnitGroupDto {
  id: string;
  name: string;
  unitClass: UnitClass | null;
  withinUnitId: string;
  aliases: string[];
  memberIds: string[];
  /** Its units today, listed members and those of its class. */
  expandsTo: string[];
  version: number;
}

export class UnitGroupListDto {
  items: UnitGroupDto[];
}

export class SaveUnitGroupDto {
  @Trimmed()
  @Length(2, 60, { message: '集合单位名称为 2–60 个字' })
  name: string;

  @IsUUID('all', { message: '请选择所属单位' })
  withinUnitId: string;

  @IsOptional()
  @IsIn([...UNIT_CLASSES, null], { message: '单位类别不正确' })
  unitClass?: UnitClass | null;

  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(500)
  memberIds?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Length(2, 60, { each: true, message: '别名为 2–60 个字' })
  aliases?: string[];
}

export class UpdateUnitGroupDto extends SaveUnitGroupDto {
  @IsInt()
  version: number;
}

export class RoleGrantDto {
  @IsIn(PERSON_ROLES, { message: '角色不正确' })
  role: PersonRole;

  @IsUUID('all', { message: '请选择单位' })
  unitId: string;
}

export class UserDto {
  id: string;
  username: string;
  name: string;
  phone: string | null;
  active: boolean;
  principal: boolean;
  roles: RoleGrantDto[];
  chargeUnitIds: string[];
  version: number;
}

export class UserQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  q?: string;

  @IsOptional()
  @IsUUID('all')
  unitId?: string;
}

export class UserPageDto {
  items: UserDto[];
  next: string | null;
  total: number;
}

export class SaveUserDto {
  @Trimmed()
  @Length(1, 40, { message: '姓名为 1–40 个字' })
  name: string;

  @IsOptional()
  @Matches(/^[0-9+\- ]{0,20}$/, { message: '电话只能含数字、空格、+ 和 -' })
  phone?: string | null;

  @IsOptional()
  @IsBoolean()
  principal?: boolean;

  @IsArray()
  @ArrayMaxSize(50)
  @Nested({ each: true })
  @Type(() => RoleGrantDto)
  roles: RoleGrantDto[];

  @IsOptional()
  @IsUUID('all', { each: true })
  @ArrayMaxSize(200)
  chargeUnitIds?: string[];
}

export class UpdateUserDto extends SaveUserDto {
  @IsInt()
  version: number;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class CreateUserDto extends SaveUserDto {
  @Matches(/^[a-z][a-z0-9._-]{1,31}$/, {
    message: '用户名以小写字母开头,由 2–32 个小写字母、数字、点、横线或下划线组成',
  })
  username: string;
}
