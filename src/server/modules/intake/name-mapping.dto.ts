import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
} from 'class-validator';
import { Nested } from '../../common/input.decorators.js';
import { CreateUnitDto, SaveUnitGroupDto } from '../organization/organization.dto.js';

/** Whom a written name means: exactly one of the four targets. */
export class DraftNameChoiceDto {
  /** As the document writes it. */
  @Length(1, 100, { message: '请给出文件中的单位名称' })
  name: string;

  @IsOptional()
  @IsUUID('all')
  unitId?: string;

  @IsOptional()
  @IsUUID('all')
  groupId?: string;

  /** A unit that does not exist yet. */
  @IsOptional()
  @Nested()
  @Type(() => CreateUnitDto)
  create?: CreateUnitDto;

  /** A collective that does not exist yet. */
  @IsOptional()
  @Nested()
  @Type(() => SaveUnitGroupDto)
  createGroup?: SaveUnitGroupDto;

  /** Remember the name for the next document; true unless said otherwise. */
  @IsOptional()
  @IsBoolean()
  remember?: boolean;
}

export class MapDraftNamesDto {
  @IsInt()
  version: number;

  @IsArray()
  @ArrayMinSize(1, { message: '请选择要对应的单位名称' })
  @ArrayMaxSize(300, { message: '一次最多对应 300 个名称' })
  @Nested({ each: true })
  @Type(() => DraftNameChoiceDto)
  names: DraftNameChoiceDto[];
}
