/** Refusals of contracts, and reasons of importing them. */
export const contractErrors = {
  'contract.notFound': {
    zh: '没有找到这份合同，可能已被删除。请刷新页面。',
    en: 'This contract was not found; it may have been removed. Reload the page.',
  },
  'contract.exists': {
    zh: '这份合同已经登记过。请刷新页面查看。',
    en: 'This contract is recorded already. Reload the page to see it.',
  },
  'contract.numberTaken': {
    zh: '合同编号 {number} 在 {unit} 已经登记。请核对编号，或先结束那份合同。',
    en: 'Contract {number} is recorded at {unit} already. Check the number, or end that contract first.',
  },
  'contract.ended': {
    zh: '这份合同已经结束，不能更改。请先撤销结束。',
    en: 'This contract has ended and cannot be changed. Take the end back first.',
  },
  'contract.notEnded': {
    zh: '这份合同没有结束，不需要恢复。',
    en: 'This contract has not ended, so there is nothing to take back.',
  },
  'contract.nothingChanged': {
    zh: '内容与现在的合同一样，没有要保存的更改。',
    en: 'The contract is as it was: there is no change to save.',
  },
  'contract.notMissing': {
    zh: '这份合同不在待核实的名单里，不需要确认。',
    en: 'Nobody asks about this contract, so there is nothing to confirm.',
  },
  'contract.endedBeforeSigned': {
    zh: '结束日期早于签约日期 {signedOn}。请核对日期。',
    en: 'The contract cannot end before it was signed on {signedOn}. Check the day.',
  },
  'contract.cannotRemove': {
    zh: '这份合同登记之后已有变更，不能直接删除。请改为“结束合同”，原因选“登记有误”。',
    en: 'Something happened to this contract since it was recorded, so it cannot be removed. End it as recorded by mistake.',
  },
  'contract.unitMerged': {
    zh: '这套房屋已并入其他房屋。请登记到合并后的房屋。',
    en: 'This unit was merged into another one. Record the contract there.',
  },
} as const
