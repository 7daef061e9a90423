/** Reasons and warnings of importing the monthly files of sales. */
export const importContractErrors = {
  'import.noContractColumns': {
    zh: '没有找到合同：至少要有房号，和合同编号、签约日期、总价、已付款、约定交付日期中的一列。请核对表头，或指定工作表。',
    en: 'No contracts were found: a unit number is needed and one of contract number, signing day, price, paid or promised delivery. Check the headings, or name the sheet.',
  },
  'import.unitUnknown': {
    zh: '没有找到这套房屋。请核对房号，或先导入房屋。',
    en: 'This unit was not found. Check its number, or import the homes first.',
  },
  'import.contractEmpty': {
    zh: '这一行没有合同内容。请补上合同编号或签约日期。',
    en: 'This row says nothing of a contract. Add its number or the day it was signed.',
  },
  'import.contractAmbiguous': {
    zh: '这套房屋有几份合同，没有合同编号，不知道是哪一份。请补上合同编号。',
    en: 'This unit has several contracts and the row names none. Add the contract number.',
  },
  'import.contractElsewhere': {
    zh: '这个合同编号已登记在别的房屋。请核对编号和房号。',
    en: 'This contract number is recorded at another unit. Check number and unit.',
  },
  'import.contractEnded': {
    zh: '这份合同在服务台已经结束，没有改动。如果仍然有效，请先撤销结束。',
    en: 'This contract has ended at the desk and was left alone. If it still stands, take the end back.',
  },
  'import.contractOther': {
    zh: '这套房屋登记着另一个编号的合同，已作为新合同导入。请核实原合同是否已经解除。',
    en: 'Another contract is recorded at this unit; this one was taken as new. Ask whether the other one still stands.',
  },
  'import.paidMoreThanPrice': {
    zh: '已付款多于总价，已按原文导入。请核对。',
    en: 'More was paid than the price; it was taken as written. Check it.',
  },
  'import.penaltyNotRead': {
    zh: '违约条款按原文保存，没有读出每日比例。需要时请在合同上补填。',
    en: 'The penalty clause was kept as written; no daily rate was found in it. Fill it in on the contract where needed.',
  },
} as const
