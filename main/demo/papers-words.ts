/** What contracts of the example say. */
export const paymentMethods = ['一次性付款', '按揭贷款', '按揭贷款', '公积金组合贷款', '分期付款'] as const
export const contractRequests = [
  '卫生间预留安全扶手位置',
  '阳台加装一处插座',
  '入户门向内开',
  '周末办理交付手续',
] as const
export const contractCommitments = ['赠送一年物业费', '地下车位优先认购', '小区南门三个月内开放'] as const
export const penaltyClause = '逾期交付的，每逾期一日按已付房款的万分之一支付违约金。'
export const waiverReasons = ['本人办理，无须授权', '开发商统一办理，不单独出具'] as const

/** What can be lent; `home` says whether it is of a home. */
export const things = [
  { kind: 'key', name: '入户门备用钥匙', place: '钥匙柜 A', home: true, count: 8 },
  { kind: 'paper', name: '购房合同原件', place: '档案柜 2-1', home: true, count: 4 },
  { kind: 'paper', name: '房屋验收单原件', place: '档案柜 2-3', home: true, count: 2 },
  { kind: 'sample', name: '外墙砖样板', place: '样品架', home: false, count: 1 },
  { kind: 'sample', name: '木地板样板', place: '样品架', home: false, count: 1 },
  { kind: 'tool', name: '红外测温仪', place: '工具柜', home: false, count: 1 },
  { kind: 'tool', name: '水平尺', place: '工具柜', home: false, count: 2 },
  { kind: 'equipment', name: '会议投影仪', place: '会所二层', home: false, count: 1 },
] as const
export const loanPurposes = ['上门维修', '核对合同条款', '业主补办手续', '复印存档', '样品比对'] as const
export const outsideBorrowers = ['防水单位 李师傅', '门窗单位 陈工', '物业公司 刘主管'] as const

/** Letters in and out, internal papers; `home` says whether it is about a home. */
export const lettersIn = [
  {
    kind: 'government',
    party: '云湖街道办事处',
    subject: '关于雨季防汛检查的通知',
    home: false,
    reply: 6,
    age: 9,
  },
  { kind: 'party', party: '', subject: '关于卫生间渗水处理的来函', home: true, reply: 5, age: 4 },
  {
    kind: 'lawyer',
    party: '示例律师事务所',
    subject: '关于逾期交付的律师函',
    home: true,
    reply: -1,
    age: 12,
  },
  {
    kind: 'property',
    party: '物业公司',
    subject: '地下车库照明改造的工作函',
    home: false,
    reply: null,
    age: 20,
  },
  { kind: 'party', party: '', subject: '申请更换入户门锁', home: true, reply: null, age: 32 },
] as const
export const lettersOut = [
  { kind: 'owner-reply', party: '', subject: '关于外墙维修安排的复函', home: true, reply: null, age: 15 },
  { kind: 'owner-reply', party: '', subject: '领取不动产登记资料的通知', home: true, reply: 8, age: 6 },
  {
    kind: 'contractor',
    party: '防水单位',
    subject: '屋面渗漏限期整改的函',
    home: false,
    reply: -2,
    age: 14,
  },
] as const
export const letterText = '具体内容见附件，请按要求办理并及时反馈。'
export const noticeSubject = '关于电梯年检暂停使用的通告'
export const internalSubject = '关于统一交付咨询说辞的通知'

export const boards = [
  { kind: 'board', name: '会所公告栏', place: '会所门口', rhythm: 'daily' },
  { kind: 'board', name: '3栋大堂公告栏', place: '3栋一层大堂', rhythm: 'weekly' },
  { kind: 'box', name: '业主意见箱', place: '会所一层', rhythm: 'daily' },
] as const
export const deskContracts = [
  {
    number: 'FW-001',
    kind: 'service',
    title: '会所保洁服务合同',
    party: '洁净保洁公司',
    left: 20,
    sum: 86_400_00,
  },
  {
    number: 'FW-002',
    kind: 'service',
    title: '零星维修框架协议',
    party: '安居维修公司',
    left: 190,
    sum: 300_000_00,
  },
  {
    number: 'CG-001',
    kind: 'supply',
    title: '办公耗材采购合同',
    party: '晨光文具店',
    left: -5,
    sum: 12_000_00,
  },
] as const
export const partners = [
  { kind: 'property', name: '示例物业服务公司', contact: '刘主管', address: '会所二层' },
  { kind: 'contractor', name: '示例防水工程公司', contact: '李师傅', address: '' },
  { kind: 'utility', name: '供水抢修', contact: '', address: '' },
  { kind: 'government', name: '云湖街道办事处', contact: '', address: '示例市云湖区翠湖路8号' },
] as const
export const collectionTitle = '一期业主资料补全'
export const records = [
  { kind: 'facility', title: '1栋单元门禁' },
  { kind: 'repair', title: '屋面防水翻修' },
] as const
