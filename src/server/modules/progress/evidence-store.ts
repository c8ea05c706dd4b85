import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '../../common/domain-error.js';
import { Config } from '../../common/config.js';
import { HEAD_BYTES, refusalOf } from './domain/file-check.js';

/** A file as multer left it in the incoming folder. */
export interface IncomingFile {
  path: string;
  originalname: string;
  size: number;
}

/** Folder in which uploads arrive; on the same file system as the store, so that keeping one is a rename. */
export const incomingFolder = (config: Config): string => join(config.dataDir, 'evidence', 'incoming');

/**
 * Files by their content: `evidence/<first two of sha256>/<sha256>`. The same file twice is kept once. Files outlive
 * their rows: a filing's proof is part of the record.
 */
@Injectable()
export class EvidenceStore {
  constructor(private readonly config: Config) {}

  /**
   * Keeps an uploaded file, durable before it returns; the upload itself is gone afterwards in any case. Refuses
   * (422) what is empty or what a browser or a system could run.
   */
  async keep(file: IncomingFile, name: string): Promise<{ sha256: string; size: number }> {
    try {
      const handle = await open(file.path, 'r+');
      let sha256: string;
      let size: number;
      try {
        const head = Buffer.alloc(HEAD_BYTES);
        const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
        if (bytesRead === 0) throw DomainError.invalid('evidence.empty', `“${name}”是空文件,没有保存`);
        const refused = refusalOf(name, head.subarray(0, bytesRead));
        if (refused) {
          throw DomainError.invalid('evidence.refused', `“${name}”是${refused},不能作为佐证材料上传`);
        }
        const hash = createHash('sha256');
        for await (const chunk of createReadStream(file.path)) hash.update(chunk as Buffer);
        sha256 = hash.digest('hex');
        size = (await handle.stat()).size;
        await handle.sync();
      } finally {
        await handle.close();
      }
      const place = this.place(sha256);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(file.path, place);
      await syncFolder(dirname(place));
      return { sha256, size };
    } finally {
      await rm(file.path, { force: true });
    }
  }

  /** Throws an upload away that nobody may keep. */
  async discard(file: IncomingFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  /** The kept file; 404 where the folder lost it (a database restored without its files). */
  async read(sha256: string): Promise<{ stream: Readable; size: number }> {
    const place = this.place(sha256);
    const found = await stat(place).catch(() => null);
    if (!found) throw new DomainError('evidence.file_missing', 404, '文件已不在服务器上,请联系系统管理员');
    return { stream: createReadStream(place), size: found.size };
  }

  private place(sha256: string): string {
    return join(this.config.dataDir, 'evidence', sha256.slice(0, 2), sha256);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
