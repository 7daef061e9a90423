import type { ContractEndReason, ContractField } from './contracts.ts'
import type { Words } from './words.ts'

/** Why a contract ended. */
export const contractEndReasonWords: Readonly<Record<ContractEndReason, Words>> = {
  cancelled: { zh: '已退房', en: 'Cancelled' },
  exchanged: { zh: '已换房', en: 'Exchanged for another home' },
  mistake: { zh: '登记有误', en: 'Recorded by mistake' },
  other: { zh: '其他原因结束', en: 'Ended for another reason' },
}

/** What each member of a contract is called. */
export const contractFieldWords: Readonly<Record<ContractField, Words>> = {
  number: { zh: '合同编号', en: 'Contract number' },
  signedOn: { zh: '签约日期', en: 'Signed on' },
  price: { zh: '总价', en: 'Price' },
  due: { zh: '应付款', en: 'Due' },
  paid: { zh: '已付款', en: 'Paid' },
  paymentMethod: { zh: '付款方式', en: 'Payment method' },
  promisedOn: { zh: '约定交付日期', en: 'Promised delivery' },
  penaltyRate: { zh: '每日违约金比例', en: 'Penalty a day' },
  penaltyCap: { zh: '违约金上限', en: 'Most of a penalty' },
  penaltyText: { zh: '违约条款', en: 'Penalty clause' },
  commitments: { zh: '书面承诺', en: 'Written commitments' },
  requests: { zh: '特殊要求', en: 'Special requests' },
  buyers: { zh: '买受人', en: 'Buyers' },
}
