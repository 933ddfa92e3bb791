// Of the buyer's questions what a first view shows: the choice of a shape, and
// what its runs are called, and the help with counting tokens.
/** What one of a scenario's requests is called, and several. */
export interface Unit {
  one: string;
  many: string;
}

export const firstDecisions = {
  next: {
    heading: 'And before you choose:',
    output: 'Is it output-heavy?',
    load: 'How much concurrency?',
    fail: 'What does a weaker answer cost?',
  },
  tokens: {open: 'Count the tokens of a sample text'},
  one: ({one}: Unit) => `One ${one}`,
  thousand: ({many}: Unit) => `1,000 ${many}`,
  /** One and many, by the kind of shape. */
  units: {
    request: ['request', 'requests'],
    run: ['run', 'runs'],
    request_or_run: ['request or run', 'requests and runs'],
    chat: ['chat', 'chats'],
    agent: ['task', 'tasks'],
    document: ['document', 'documents'],
    template: ['batch', 'batches'],
    none: ['run', 'runs'],
  } as Record<string, readonly [one: string, many: string]>,
  shape: {
    question: 'What is one job?',
    kind: {
      direct: 'single requests',
      chat: 'a chat',
      agent: 'an agent task',
      document: 'a document with questions',
      template: 'a batch from one template',
      none: 'nothing repeats',
    } as Record<string, string>,
    runs: {
      chat: 'Chats',
      agent: 'Agent tasks',
      document: 'Documents',
      template: 'Batches',
      none: 'Runs',
    } as Record<string, string>,
  },
};
