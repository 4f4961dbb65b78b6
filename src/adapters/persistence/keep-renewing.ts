/**
 * Renews a lease three times in its length, until the function answered is called, which resolves once nothing renews
 * it any more. A renewal that fails is let pass, for the next may succeed. One of length 0 is never renewed.
 */
export function keepRenewing(lengthMs: number, renew: () => Promise<unknown>): () => Promise<void> {
  if (lengthMs === 0) return () => Promise.resolve();

  let renewal = Promise.resolve();
  let isRenewing = false;
  const timer = setInterval(() => {
    if (isRenewing) return;
    isRenewing = true;
    renewal = renew()
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        isRenewing = false;
      });
  }, lengthMs / 3).unref();

  return () => {
    clearInterval(timer);
    return renewal;
  };
}
