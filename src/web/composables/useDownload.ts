import { computed, onScopeDispose, ref } from 'vue';
import { ApiError } from '../api/errors.ts';
import { useTask } from './useTask.ts';

/** What a call with `parseAs: 'stream'` answers. */
export interface Streamed {
  data?: ReadableStream<Uint8Array> | null;
  response: Response;
}

/** The Chinese name that the server gave the file. */
export function fileNameOf(disposition: string | null, fallback: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  try {
    return encoded ? decodeURIComponent(encoded) : fallback;
  } catch {
    return fallback;
  }
}

/**
 * Takes a file that the server makes while it is sent: how much has come so far, and leave to stop. Half a file is never
 * saved. `null` in `received`: nothing is running.
 */
export function useDownload() {
  const { run } = useTask();
  const received = ref<number | null>(null);
  let control: AbortController | null = null;
  const cancel = (): void => control?.abort();
  onScopeDispose(cancel);

  async function read({ data, response }: Streamed): Promise<Blob> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (const reader = data!.getReader(); ;) {
      const { done, value } = await reader.read().catch(broken);
      if (done) break;
      parts.push(value as Uint8Array<ArrayBuffer>);
      received.value = (received.value ?? 0) + value.length;
    }
    return new Blob(parts, { type: response.headers.get('content-type') ?? undefined });
  }

  async function download(ask: (signal: AbortSignal) => Promise<Streamed>, fallback: string): Promise<void> {
    if (received.value !== null) return;
    const mine = (control = new AbortController());
    received.value = 0;
    await run(
      async () => {
        const answer = await ask(mine.signal);
        save(await read(answer), fileNameOf(answer.response.headers.get('content-disposition'), fallback));
      },
      { done: '已导出', failed: () => mine.signal.aborted },
    );
    received.value = null;
  }

  return { received: computed(() => received.value), download, cancel };
}

/** The server cuts the line when it fails midway. */
function broken(error: unknown): never {
  if ((error as Error)?.name === 'AbortError') throw error;
  throw new ApiError(0, 'common.cut_off', '文件没有传完,未保存,请重新导出');
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the bytes after the click returns.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
