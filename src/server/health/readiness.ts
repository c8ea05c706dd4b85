/** How far a start has come. Written by the start-up sequence, read by `/health/ready`. */
export class Readiness {
  ready = false;
  /** What is going on, for a person: `正在导入示例数据(3/12)`. */
  progress = '正在启动';
}

export const readiness = new Readiness();
