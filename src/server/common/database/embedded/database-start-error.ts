/** The default database cannot be used. `message` is Chinese and says what to do; it is all a user is shown. */
export class DatabaseStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseStartError';
  }
}

const REASONS: Record<string, string> = {
  ENOSPC: '磁盘空间不足:请清理磁盘,或把 DATA_DIR 设到有空间的目录',
  EDQUOT: '磁盘配额已用完:请清理磁盘,或把 DATA_DIR 设到有空间的目录',
  EACCES: '没有读写权限:请改用启动过本系统的用户运行,或把 DATA_DIR 设到可写的目录',
  EPERM: '没有读写权限:请改用启动过本系统的用户运行,或把 DATA_DIR 设到可写的目录',
  EROFS: '所在磁盘是只读的:请把 DATA_DIR 设到可写的目录',
  ENOTDIR: '路径中有一段不是目录:请检查 DATA_DIR',
  EEXIST: '路径已被同名文件占用:请检查 DATA_DIR',
};

/** Turns a file system error under `directory` into a sentence that says what to do; other errors pass unchanged. */
export function explainFileError(error: unknown, directory: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (error instanceof DatabaseStartError || code === undefined || !(code in REASONS)) return error;
  return new DatabaseStartError(`数据目录 ${directory} 无法使用,${REASONS[code]}`, { cause: error });
}

/** The same for what PostgreSQL's own programs print. */
export function explainServerOutput(output: string, directory: string): string {
  if (/No space left on device/.test(output)) return `数据目录 ${directory} 无法使用,${REASONS.ENOSPC}`;
  if (/Disk quota exceeded/.test(output)) return `数据目录 ${directory} 无法使用,${REASONS.EDQUOT}`;
  if (/Read-only file system/.test(output)) return `数据目录 ${directory} 无法使用,${REASONS.EROFS}`;
  if (/[Pp]ermission denied|wrong ownership/.test(output)) {
    return `数据目录 ${directory} 无法使用,${REASONS.EACCES}\n${output.trim().slice(-1000)}`;
  }
  return `数据库未能启动(数据目录 ${directory}):\n${output.trim().slice(-2000)}`;
}
