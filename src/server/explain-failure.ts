import { ConfigError } from './common/config.js';

/** What the codes of Node, the network and PostgreSQL mean to whoever starts the service. */
const REASONS: Readonly<Record<string, string>> = {
  '28P01': '数据库拒绝登录:请检查 DATABASE_URL 中的用户名和密码',
  '28000': '数据库拒绝登录:请检查 DATABASE_URL 中的用户名和密码',
  '3D000': 'DATABASE_URL 指定的数据库不存在:请先创建它',
  '53100': '数据库所在磁盘空间不足:请清理磁盘后重新启动',
  '53200': '数据库内存不足:请增加内存或停止其他程序后重新启动',
  '53300': '数据库连接数已满:请停止多余的连接,或调大数据库的 max_connections',
  '57P03': '数据库正在启动或停止:请稍后重新启动本服务',
  '25006': '数据库是只读的(可能是备库):请把 DATABASE_URL 指向主库',
  ENOSPC: '磁盘空间不足:请清理磁盘,或把 DATA_DIR 设到有空间的目录',
  EDQUOT: '磁盘配额已用完:请清理磁盘,或把 DATA_DIR 设到有空间的目录',
};
const NETWORK = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
]);
const FILES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Words for a person; the stack only where the failure is ours. */
export function explainFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code = '', message, stack, path } = error as NodeJS.ErrnoException;
  if (/[\u4e00-\u9fff]/.test(message ?? '')) return message;
  if (/No space left on device/.test(message ?? '')) return REASONS['53100'];
  if (NETWORK.has(code)) {
    return `无法连接数据库(${code}):请检查 DATABASE_URL 中的地址与端口,以及数据库是否已启动`;
  }
  if (code === '42501') return `数据库用户权限不足:${message}`;
  if (FILES.has(code)) return `无法读写 ${path ?? '文件'}(${code}):请检查该路径及其权限,或设置 DATA_DIR`;
  return REASONS[code] ?? `命令没有完成:${stack ?? String(error)}`;
}
