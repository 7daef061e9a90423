import type { FilingKind } from './filing.ts'
import type { SignedWay, ThingCondition, ThingKind, ThingState } from './lending.ts'
import type { Authority, LetterDirection, LetterKind, LetterState, PostingWay } from './letters.ts'
import type { BoardKind, BoardOutcome, ContractKind, ContractRow, PartnerKind } from './notices.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Words for the registers: the same on every screen, print and export. */
export const thingKindWords: Readonly<Record<ThingKind, Words>> = {
  paper: words('资料', 'Paper'),
  key: words('钥匙', 'Key'),
  sample: words('样品', 'Sample'),
  tool: words('工具', 'Tool'),
  equipment: words('设备', 'Equipment'),
}
export const conditionWords: Readonly<Record<ThingCondition, Words>> = {
  good: words('完好', 'Good'),
  worn: words('有磨损', 'Worn'),
  damaged: words('损坏', 'Damaged'),
  'in-repair': words('维修中', 'In repair'),
  lost: words('遗失', 'Lost'),
  replaced: words('已更换', 'Replaced'),
}
export const thingStateWords: Readonly<Record<ThingState, Words>> = {
  in: words('在库', 'In place'),
  lent: words('借出', 'Lent'),
  late: words('逾期未还', 'Overdue'),
  retired: words('已注销', 'Retired'),
}
export const signedWords: Readonly<Record<SignedWay, Words>> = {
  drawn: words('屏幕签名', 'Signed on the screen'),
  paper: words('纸上签名', 'Signed on paper'),
  none: words('未签名', 'Not signed'),
}
export const letterDirectionWords: Readonly<Record<LetterDirection, Words>> = {
  in: words('来文', 'In'),
  out: words('发文', 'Out'),
  internal: words('内部通知', 'Internal notice'),
  owners: words('业主公告', 'Notice to owners'),
}
export const letterKindWords: Readonly<Record<LetterKind, Words>> = {
  'owner-reply': words('给业主的复函', 'Reply to an owner'),
  'owner-notice': words('致业主公告', 'Notice to owners'),
  property: words('与物业公司', 'Property company'),
  contractor: words('与施工、供应单位', 'Contractor or supplier'),
  government: words('与政府部门', 'Government'),
  media: words('与媒体', 'Media'),
  lawyer: words('律师函、法律文书', 'Lawyers and courts'),
  headquarters: words('与总部', 'Headquarters'),
  internal: words('内部文件', 'Internal'),
  party: words('与其他单位', 'Somebody else'),
}
export const authorityWords: Readonly<Record<Authority, Words>> = {
  none: words('自行发出', 'Issued freely'),
  filing: words('发出后报备', 'Filed with HQ afterwards'),
  approval: words('批准后发出', 'Approval first'),
  recording: words('批准后发出并报备', 'Approval first, recorded with HQ'),
}
export const letterStateWords: Readonly<Record<LetterState, Words>> = {
  draft: words('草稿', 'Draft'),
  submitted: words('待批准', 'To approve'),
  approved: words('已批准待发', 'Approved'),
  issued: words('已发出', 'Issued'),
  received: words('已收文', 'Received'),
  answered: words('已答复', 'Answered'),
  closed: words('已办结', 'Closed'),
  withdrawn: words('已撤回', 'Withdrawn'),
}
export const postingWords: Readonly<Record<PostingWay, Words>> = {
  board: words('公告栏张贴', 'Notice board'),
  door: words('单元门张贴', 'Door of the building'),
  messenger: words('微信群等', 'Messenger'),
  sms: words('短信', 'Text message'),
  post: words('邮寄', 'Post'),
  phone: words('电话', 'By phone'),
  website: words('网站、公众号', 'Web site'),
}
export const boardKindWords: Readonly<Record<BoardKind, Words>> = {
  board: words('公告栏', 'Notice board'),
  box: words('意见箱', 'Suggestion box'),
}
export const boardOutcomeWords: Readonly<Record<BoardOutcome, Words>> = {
  good: words('正常', 'In order'),
  mended: words('已整理', 'Put in order'),
  finding: words('有发现', 'Finding'),
}
export const contractKindWords: Readonly<Record<ContractKind, Words>> = {
  service: words('服务', 'Service'),
  supply: words('采购', 'Supply'),
  works: words('工程维修', 'Works'),
  lease: words('租赁', 'Lease'),
  insurance: words('保险', 'Insurance'),
  other: words('其他', 'Other'),
}
export const contractStateWords: Readonly<Record<ContractRow['state'], Words>> = {
  running: words('履行中', 'Running'),
  ending: words('即将到期', 'Ending soon'),
  expired: words('已到期', 'Expired'),
  ended: words('已终止', 'Ended'),
}
export const partnerKindWords: Readonly<Record<PartnerKind, Words>> = {
  property: words('物业公司', 'Property company'),
  contractor: words('施工单位', 'Contractor'),
  design: words('设计单位', 'Design office'),
  supplier: words('供应商', 'Supplier'),
  government: words('政府部门', 'Government'),
  utility: words('水电气暖', 'Utility'),
  community: words('社区街道', 'Community'),
  media: words('媒体', 'Media'),
  lawyer: words('律师', 'Lawyer'),
  other: words('其他', 'Other'),
}
export const filingKindWords: Readonly<Record<FilingKind, Words>> = {
  letter: words('收发文', 'Letter'),
  sheet: words('工作联系单', 'Contact sheet'),
  loan: words('借用单', 'Lending slip'),
  document: words('业主资料', 'Document of a home'),
}
