// What the views can ask for, and who does it.
import type {Actions, PresetName} from '../state/types.js';
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

export function actionsOf(host: Host, share: ShareController, book: OwnBookController): Actions {
  const acting =
    <Given extends unknown[]>(work: (calculator: Calculator, ...given: Given) => void) =>
    (...given: Given): void => {
      host.act((calculator) => {
        work(calculator, ...given);
      });
    };
  return {
    edit: (path, value) => {
      host.act((calculator) => {
        calculator.edit(path, value);
      });
    },
    enter: (path) => {
      host.calculator?.enterField(path);
    },
    acceptFields: acting((calculator) => {
      calculator.acceptFields();
    }),
    toggle: (id, open) => {
      host.toggle(id, open);
    },
    show: (id) => {
      void host.show(id);
    },
    preset: acting((calculator, index: number, id: string, name: PresetName) => {
      calculator.preset(index, id, name);
    }),
    addWorkload: acting((calculator) => {
      calculator.addWorkload();
    }),
    duplicateWorkload: acting((calculator, index: number) => {
      calculator.duplicateWorkload(index);
    }),
    removeWorkload: acting((calculator, index: number) => {
      calculator.removeWorkload(index);
    }),
    moveWorkload: acting((calculator, index: number, to: number) => {
      calculator.moveWorkload(index, to);
    }),
    undo: acting((calculator) => {
      calculator.undo();
    }),
    redo: acting((calculator) => {
      calculator.redo();
    }),
    setLocalInput: (id, text) => {
      host.setLocalInput(id, text);
    },
    reset: acting((calculator) => {
      calculator.reset();
    }),
    useCard: acting((calculator, card: string) => {
      calculator.useCard(card);
    }),
    useCurrency: acting((calculator, currency: string) => {
      calculator.edit('/currency', currency);
    }),
    focusField: (path) => {
      void host.focusField(path);
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
