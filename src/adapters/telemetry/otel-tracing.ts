import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { NewSpan, SpanNews, Tracing } from '../../application/ports/tracing.ts';
import { own } from '../../domain/foreign-json.ts';

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;

/** Traces by OpenTelemetry. Sets nothing of the process's own: several may be at work in one. */
export class OtelTracing implements Tracing {
  readonly isOn = true;
  readonly #tracer: Tracer;
  readonly #underWay = new AsyncLocalStorage<Span>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  async run<Result>(
    { name, kind, parent, attributes = {} }: NewSpan,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const options = { kind: kind === undefined ? SpanKind.INTERNAL : KINDS[kind], attributes };
    const span = this.#tracer.startSpan(name, options, this.#contextOf(parent));
    try {
      return await this.#underWay.run(span, work);
    } catch (error) {
      fail(span, codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  }

  tell({ name, failure = null, attributes = {} }: SpanNews): void {
    const span = this.#underWay.getStore();
    if (span === undefined) return;
    if (name !== undefined) span.updateName(name);
    span.setAttributes(attributes);
    if (failure !== null) fail(span, failure);
  }

  traceparent(): string | null {
    const known = this.#underWay.getStore()?.spanContext();
    if (known === undefined) return null;
    return `00-${known.traceId}-${known.spanId}-${known.traceFlags.toString(16).padStart(2, '0')}`;
  }

  #contextOf(parent: string | null | undefined): Context {
    if (parent === undefined) {
      const span = this.#underWay.getStore();
      return span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span);
    }
    const known = parent === null ? null : parseTraceParent(parent);
    return known === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...known, isRemote: true });
  }
}

function fail(span: Span, code: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', code);
}

/** Never its message: that may repeat what others wrote. */
function codeOf(error: unknown): string {
  const code = own(error, 'code');
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown';
}
