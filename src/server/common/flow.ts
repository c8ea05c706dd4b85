import { DomainError } from './domain-error.js';

/** One action of a flow: from which states it may be taken and where it leads. */
export interface FlowAction<State extends string> {
  from: readonly State[];
  to: State;
}

/**
 * A state machine as a table of actions. `defineFlow` refuses, when the module is loaded, a table with a state that
 * nothing reaches or an action that starts or ends in an unknown state.
 */
export interface Flow<State extends string, Action extends string> {
  readonly name: string;
  readonly initial: State;
  readonly states: readonly State[];
  readonly actions: Readonly<Record<Action, FlowAction<State>>>;
  /** The actions open in a state, in table order. */
  allowed(state: State): Action[];
  /** The state an action leads to; throws `flow.not_allowed` (409) where the state does not allow it. */
  next(state: State, action: Action): State;
}

export function defineFlow<State extends string, Action extends string>(definition: {
  name: string;
  initial: State;
  states: readonly State[];
  actions: Record<Action, FlowAction<State>>;
}): Flow<State, Action> {
  const { name, initial, states, actions } = definition;
  const names = Object.keys(actions) as Action[];
  const known = new Set<string>(states);
  const reached = new Set<string>([initial]);
  for (const action of names) {
    for (const state of [...actions[action].from, actions[action].to]) {
      if (!known.has(state)) throw new Error(`flow ${name}: action ${action} names unknown state ${state}`);
    }
    if (actions[action].from.length === 0) throw new Error(`flow ${name}: action ${action} starts nowhere`);
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const action of names) {
      const { from, to } = actions[action];
      if (!reached.has(to) && from.some((state) => reached.has(state))) grew = Boolean(reached.add(to));
    }
  }
  for (const state of states) {
    if (!reached.has(state)) throw new Error(`flow ${name}: nothing leads to state ${state}`);
  }
  return {
    name,
    initial,
    states,
    actions,
    allowed: (state) => names.filter((action) => actions[action].from.includes(state)),
    next: (state, action) => {
      if (actions[action].from.includes(state)) return actions[action].to;
      throw new DomainError('flow.not_allowed', 409, '当前状态不能进行此操作,请刷新后再试', {
        flow: name,
        state,
        action,
      });
    },
  };
}
