// Of the buyer's questions what a first view shows: the choice of a shape, and
// what its runs are called, and the help with counting tokens.
export const firstDecide = {
  tokens: {open: 'Count the tokens of a sample text'},
  perThousandRuns: '1,000 runs',
  perRun: 'One run',
  shape: {
    question: 'How often does context repeat?',
    kind: {
      direct: 'I know the share',
      chat: 'a chat of several turns',
      agent: 'an agent in a loop',
      document: 'questions about a document',
      template: 'one template, many requests',
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
