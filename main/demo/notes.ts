import type { z } from 'zod'
import type { NoteKind } from '../contract/cases.ts'

/** What staff write on the timeline while they work a case. */
export const notes: Readonly<Record<z.infer<typeof NoteKind>, readonly string[]>> = {
  note: [
    '已转工程部，值班工程师确认收到',
    '施工单位回复明日上午到场查看',
    '现场拍照留存，原因初步判断为施工缺陷',
    '材料已下单，预计三天到货',
    '与物业核对，非公共部位',
    '已登记，等待责任单位回复',
  ],
  call: [
    '致电业主说明进度，业主表示理解',
    '业主来电催问，已告知预计完成时间',
    '电话无人接听，已发短信',
    '与业主约定周六上午上门',
    '联系施工单位负责人，承诺今天安排人员',
  ],
  visit: [
    '上门查看，拍照三张，与业主确认部位',
    '会同施工单位上门，业主在场，商定维修方案',
    '上门时家中无人，留条',
  ],
  chase: ['超过约定时间未到场，催办施工单位', '第二次催办，抄送项目经理', '业主第三次来电，催办工程部'],
  supervise: ['主管督办：今天必须给业主明确答复', '经理督办，要求每日报进度'],
  copy: ['维修进展已抄送销售顾问', '上门情况已抄送销售顾问，请其一并安抚业主'],
  promise: ['承诺业主本周五前完成', '承诺三日内书面答复', '承诺雨季前重做防水'],
}

export const assignNotes: readonly string[] = [
  '请跟进',
  '请今天联系业主',
  '转水电专业处理',
  '升级处理，请重点关注',
]
export const waitNotes: Readonly<Record<'owner' | 'parts' | 'other', readonly string[]>> = {
  owner: ['业主出差，下周回来再约', '等业主确认维修时间', '等业主提供购房合同复印件'],
  parts: ['等待同批次瓷砖到货', '锁体需厂家发货', '密封条规格特殊，等配件'],
  other: ['等待天晴做防水', '等待供暖后再测', '等鉴定报告'],
}
export const verifyNotes = {
  good: ['现场复查合格', '电话核实，业主确认问题解决', '雨后复查无渗漏'],
  bad: ['雨后复查仍有渗水', '业主反映问题没有解决，退回整改', '修补处有色差，要求返工'],
} as const
export const reopenNotes: readonly string[] = [
  '业主来电，问题再次出现',
  '关闭后一周再次渗水，重新处理',
  '业主对结果有新的异议',
]
export const closeNotes: readonly string[] = ['业主满意，资料归档', '已归档', '结果已书面答复']
export const callbackWords = {
  satisfied: ['修好了，没有再出问题', '师傅很细心，谢谢', '处理得很快'],
  neutral: ['还可以，就是等得有点久', '先观察一段时间', '基本解决了'],
  dissatisfied: ['又出现同样的问题', '答复太慢，没有真正解决', '现场没有打扫干净'],
} as const
export const careNotes: readonly string[] = [
  '上门致歉并约定复查时间，业主表示理解',
  '与工程部一起上门，当场处理完毕',
]
export const careByPhone = '经理致电致歉并说明处理经过，业主表示接受'
export const voidNotes = {
  duplicate: ['与另一单为同一事项，合并处理', '业主重复来电，已有记录'],
  mistake: ['误录，房号写错', '测试录入'],
} as const
export const posts: readonly string[] = ['https://forum.example.com/t/', 'https://bbs.example.org/thread/']
export const sheetSubjects: readonly string[] = [
  '请到场查看并书面回复',
  '请安排维修并回复完成时间',
  '业主反映问题的处理',
]
export const sheetReceivers: readonly string[] = ['工程部文员', '项目部前台', '值班主管']
export const sheetReplies: readonly string[] = [
  '已到场查看，安排本周维修',
  '原因为施工缺陷，已通知班组返修，三日内完成',
  '材料到货后立即维修，预计五天',
]
/** Sheets out at the end of the story: waiting for the reply, late, replied. */
export const sheetsUnderWay = [
  {
    recipient: 'engineering',
    subject: '请核实并书面回复',
    text: '业主反映的问题请核实，三日内书面回复原因和处理安排。',
  },
  {
    recipient: 'property-company',
    subject: '3栋地下室照明不亮',
    text: '3栋负一层电梯厅照明多处不亮，请安排更换并回复完成时间。',
  },
  {
    recipient: 'landscape',
    subject: '儿童活动场地垫破损',
    text: '中心花园儿童活动场地垫破损翘起，容易绊倒，请修复并回复。',
  },
] as const
/** Sheets that came in and owe our answer. */
export const sheetsIn = [
  {
    sender: 'property-company',
    subject: '装修垃圾清运的答复口径',
    text: '多位业主询问装修垃圾清运费，请书面明确答复口径。',
  },
  {
    sender: 'sales',
    subject: '二期业主询问车位交付时间',
    text: '二期业主集中询问车位交付时间，请提供统一答复。',
  },
] as const
export const promised: readonly string[] = ['今天下班前电话告知处理安排', '五天内书面答复']
export const watchPlaces = [
  {
    name: '业主论坛',
    address: 'https://forum.example.com/',
    kind: 'forum',
    rhythm: 'daily',
    note: '漏水、维权、交付',
  },
  {
    name: '同城微博',
    address: 'https://weibo.example.com/',
    kind: 'microblog',
    rhythm: 'daily',
    note: '楼盘名称',
  },
  {
    name: '市长留言板',
    address: 'https://board.example.org/',
    kind: 'message-board',
    rhythm: 'weekly',
    note: '',
  },
] as const
export const warningAnswers: readonly string[] = [
  '已请工程部逐户查看，本周内给出统一方案',
  '与物业公司开会确认责任，逐户回复业主',
  '总包单位已进场，按户安排维修时间',
]
export const warningEndings: readonly string[] = [
  '逐户维修完毕并回访，没有新增',
  '原因已查明并处理，一周内没有再报',
  '已统一答复各户，业主表示认可',
]
export const contractor = '总包单位'
export const tierWords: readonly string[] = [
  '都挺好，有事会打电话',
  '希望小区活动多一些',
  '上次的问题没有再出现',
  '物业服务比以前好',
  '暂时没有需要',
]
export const visitAgreements: readonly string[] = ['晚饭后在家，先电话联系', '上午都在', '到门口请打电话', '']
export const visitMinutes: readonly string[] = [
  '业主对交付后的维修基本满意，希望电梯厅照明再亮一些。',
  '聊了装修进度，提醒雨季前检查窗户打胶，业主表示感谢。',
  '介绍了报修途径和保修期限，业主留了新的联系方式。',
  '复看上次维修部位，无渗漏；业主建议增加儿童活动区遮阳。',
]
export const visitMissed = '按约定时间上门，家中无人，已留条'
