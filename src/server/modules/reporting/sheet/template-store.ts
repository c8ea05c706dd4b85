import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../common/domain-error.js';
import { PROJECT_ROOT } from '../../../common/project-root.js';
import { parseTemplate, type SheetFieldNames, type Specimen } from './template.js';

const FOLDER = join(PROJECT_ROOT, 'templates');

/** The templates of `templates/`, which an office may replace while the system runs: read once, and again when the file changes. */
@Injectable()
export class TemplateStore {
  private readonly cache = new Map<string, { stamp: string; specimens: Specimen[] }>();

  /** Specimens of `<name>.xlsx`, one per entry of `offered`. */
  async load(name: string, offered: readonly SheetFieldNames[]): Promise<Specimen[]> {
    const file = `${name}.xlsx`;
    const stamp = await this.stampOf(file);
    const cached = this.cache.get(file);
    if (cached?.stamp === stamp) return cached.specimens;
    const specimens = await parseTemplate(await readFile(join(FOLDER, file)), file, offered);
    this.cache.set(file, { stamp, specimens });
    return specimens;
  }

  /** The bytes of a template as it lies there. */
  async bytes(name: string): Promise<Buffer> {
    await this.stampOf(`${name}.xlsx`);
    return readFile(join(FOLDER, `${name}.xlsx`));
  }

  private async stampOf(file: string): Promise<string> {
    const found = await stat(join(FOLDER, file)).catch(() => null);
    if (!found) {
      throw new DomainError(
        'export.template_missing',
        500,
        `缺少模板文件 templates/${file},请联系系统管理员恢复`,
      );
    }
    return `${found.mtimeMs}:${found.size}`;
  }
}
