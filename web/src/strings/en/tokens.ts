// The sentences of the section that counts tokens, before it is opened.
export const tokens = {
  heading: 'Count your tokens',
  intro:
    'Paste a prompt, a request or several requests to see exactly how many tokens the API bills. The text stays in this page: it is not sent, not stored, and in no link.',
  open: 'Count a text or a request',
};
