import { ArrayMaxSize, IsOptional, IsString, Matches } from 'class-validator';
import { PageQuery } from '../../common/page.dto.js';

export class InboxQuery extends PageQuery {
  /** `true`: only what is unread. */
  @IsOptional()
  @Matches(/^(true|false)$/)
  unread?: string;
}

export class InboxMessageDto {
  id: string;
  title: string;
  body: string;
  link: string | null;
  createdAt: string;
  readAt: string | null;
}

export class InboxPageDto {
  items: InboxMessageDto[];
  next: string | null;
  unread: number;
}

export class MarkReadDto {
  /** Ids of messages; an empty list marks all. */
  @IsString({ each: true })
  @Matches(/^\d{1,18}$/, { each: true })
  @ArrayMaxSize(500)
  ids: string[];
}

export class MarkedDto {
  marked: number;
}
