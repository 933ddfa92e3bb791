// What the views can ask for, and who does it.
import type {Actions} from '../state/types.js';
import type {OwnBookController} from '../sections/prices/own-book-controller.js';
import type {Calculator} from '../state/store.js';
import type {ShareController} from '../sections/share/controller.js';

interface Host {
  act: (work: (calculator: Calculator) => void) => void;
  readonly calculator: Calculator | undefined;
  toggle: (id: string, open: boolean) => void;
  show: (id: string) => Promise<void>;
  focusField: (path: string) => Promise<void>;
  setLocalInput: (id: string, text: string) => void;
}

/** Changes of the scenario, which the calculator makes by the same name. */
const CHANGES = [
  ...(['edit', 'acceptFields', 'preset', 'reset', 'useCard', 'undo', 'redo'] as const),
  ...(['addWorkload', 'duplicateWorkload', 'removeWorkload', 'moveWorkload'] as const),
];
type Changes = Pick<Actions & Calculator, (typeof CHANGES)[number]>;

function changesOf(host: Host): Changes {
  const changes: Record<string, (...given: never[]) => void> = {};
  for (const name of CHANGES)
    changes[name] = (...given) => {
      host.act((calculator: Record<typeof name, (...given: never[]) => void>) => {
        calculator[name](...given);
      });
    };
  return changes as unknown as Changes;
}

type Method = (...given: never[]) => unknown;

/** Methods of an object, to be called without it. */
function methodsOf<Name extends string, Of extends Record<Name, Method>>(
  object: Of,
  ...names: Name[]
): Pick<Of, Name> {
  const methods: Record<string, Method> = {};
  for (const name of names) methods[name] = (...given) => object[name](...given);
  return methods as Pick<Of, Name>;
}

export function actionsOf(host: Host, share: ShareController, book: OwnBookController): Actions {
  return {
    ...changesOf(host),
    enter: (path) => {
      host.calculator?.enterField(path);
    },
    ...methodsOf(host, 'toggle', 'show', 'focusField', 'setLocalInput'),
    ...methodsOf(share, 'copyLink', 'copyText', 'copySnippet', 'openShare', 'sendLink'),
    ...methodsOf(share, 'exportAs', 'print'),
    ...methodsOf(book, 'useBook', 'dropBook'),
  };
}
