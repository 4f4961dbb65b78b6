import type { PublicDoor } from '../../application/ports/public-door.ts';
import { own } from '../../domain/foreign-json.ts';

const PATIENCE_MS = 5_000;

/** Asks for `/healthz` under the public URL; follows no redirect, as Jira's webhooks do not. */
export class FetchPublicDoor implements PublicDoor {
  async problemAt(publicUrl: string): Promise<string | null> {
    try {
      const answer = await fetch(`${publicUrl}/healthz`, {
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status !== 200) return `it was answered ${answer.status}`;
      const body: unknown = await answer.json();
      return own(body, 'status') === 'ok' ? null : 'something else than Lockstep answered';
    } catch (error) {
      return reasonOf(error);
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'something else than Lockstep answered';
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return `nothing answered within ${PATIENCE_MS / 1000} s`;
  }
  const cause = own(error, 'cause');
  return cause instanceof Error && cause.message !== '' ? cause.message : String(error);
}
