import type { ParameterizedContext } from 'koa';
import type { Caller } from '../../../domain/api-key.ts';
import type { RequestState } from '../request-state.ts';
import type { ApiOfCaller } from './in-process-api.ts';

/** What is known of a request to the console, once somebody is signed in. */
export interface ConsoleState extends RequestState {
  caller: Caller;
  /** The admin API, asked as who is signed in. */
  api: ApiOfCaller;
  /** What every form sends along, which no other site knows. */
  formToken: string;
}

/** Of a route: with what is in the places of its path. */
export type ConsoleContext = ParameterizedContext<ConsoleState> & { readonly params: Record<string, string> };
