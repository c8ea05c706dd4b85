/**
 * The lights of a duty or task (domain 4.5): one list for data, screens and sheets. Data only; what makes a light is
 * derived on the server. Mark and word are shown together, so that no one depends on colour.
 */
export interface Light {
  word: string;
  mark: string;
  colour: 'green' | 'yellow' | 'red' | 'blue' | 'grey';
  /** The word where the duty is a filing, if it differs. */
  filingWord?: string;
}

export const LIGHT = {
  normal: { word: '正常', mark: '●', colour: 'green' },
  near: { word: '临期', mark: '▲', colour: 'yellow' },
  behind: { word: '滞后', mark: '▼', colour: 'yellow' },
  overdue: { word: '逾期', mark: '■', colour: 'red' },
  done: { word: '办结', mark: '✓', colour: 'green' },
  done_late: { word: '逾期办结', mark: '◆', colour: 'blue', filingWord: '补报' },
  paused: { word: '暂停', mark: '‖', colour: 'grey' },
  none: { word: '无时限', mark: '○', colour: 'grey' },
} as const satisfies Record<string, Light>;

export type LightCode = keyof typeof LIGHT;
export const LIGHT_CODES = Object.keys(LIGHT) as LightCode[];

/** Worst first: open duties before ended ones, so that a task shows the worst of what is open, or how it ended. */
export const LIGHTS_BY_SEVERITY: readonly LightCode[] = [
  'overdue',
  'behind',
  'near',
  'normal',
  'paused',
  'done_late',
  'done',
  'none',
];
