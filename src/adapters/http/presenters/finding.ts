import type { Finding } from '../../../domain/finding.ts';

export function presentFinding({ check, verdict, message, advice }: Finding) {
  return { check, verdict, message, advice };
}
