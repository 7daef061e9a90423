export const promiseErrors = {
  'promise.notFound': {
    zh: '找不到这项承诺。请从案件或承诺台账中打开。',
    en: 'This promise was not found. Open it from the case or from the ledger of promises.',
  },
  'promise.duePast': {
    zh: '承诺的期限已经过去。请选择之后的时间。',
    en: 'The time of the promise lies in the past. Choose a later one.',
  },
  'promise.whoAgreed': {
    zh: '请写明这项承诺是谁批准的。',
    en: 'Say who approved the promise.',
  },
  'promise.ended': {
    zh: '这项承诺已经有结果。需要更改时请先撤销结果。',
    en: 'This promise has its outcome already. To change it, take the outcome back first.',
  },
  'promise.notEnded': {
    zh: '这项承诺还没有结果，不需要撤销。',
    en: 'This promise has no outcome yet; there is nothing to take back.',
  },
} as const
