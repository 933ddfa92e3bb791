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

export function actionsOf(host: Host, share: ShareController, book: OwnBookController): Actions {
  return {
    ...changesOf(host),
    enter: (path) => {
      host.calculator?.enterField(path);
    },
    toggle: (id, open) => {
      host.toggle(id, open);
    },
    show: (id) => {
      void host.show(id);
    },
    focusField: (path) => {
      void host.focusField(path);
    },
    setLocalInput: (id, text) => {
      host.setLocalInput(id, text);
    },
    copyText: () => {
      void share.copyText();
    },
    copyLink: () => {
      void share.copyLink();
    },
    copySnippet: () => {
      void share.copySnippet();
    },
    openShare: () => {
      void share.open();
    },
    sendLink: () => {
      share.send();
    },
    exportAs: (kind) => {
      share.export(kind);
    },
    print: () => {
      share.print();
    },
    useBook: (text) => {
      void book.use(text);
    },
    dropBook: () => {
      book.drop();
    },
  };
}
