import type { CaseImportField } from '../contract/case-imports.ts'
import { cleanHeading } from './find-table.ts'

/** The headings people use in registers of cases. */
type FieldRule = {
  /** Matches a heading that means this field beyond doubt. */
  readonly exact: RegExp
  /** Matches one that probably does. */
  readonly like?: RegExp
  /** Matches one that never does, whatever else it looks like. */
  readonly never?: RegExp
}

const receiving =
  '受理|接待|来访|来电|登记|投诉|报修|留言|反映|接报|接单|提交|创建|上报|发起|诉求|建单|录入|申请|发帖|反馈|咨询|派单'
const ending = '关闭|办结|结案|销项|完成|处理完成|处理|解决|答复|回复|办理|完工|闭单|回单|修复|竣工'
const matter = '投诉|报修|问题|诉求|反映|留言|来访|来电|咨询|案件|工单|事件|受理|反馈|维修|建议'

/** Chinese headings cleaned; English ones in small letters with single `_` between words. */
export const caseHeadingRules: Readonly<Record<CaseImportField, FieldRule>> = {
  number: {
    exact: new RegExp(
      `^(?:(?:${matter}|单据|登记|业务|流水|顾客意见处理单)?(?:编号|单号|号码)|流水号|登记号|受理号|工单号|单据号|(?:case|ticket|request|enquiry|case_enquiry|service_request)(?:_(?:id|no|number))?|(?:reference|ref)(?:_(?:no|number))?|id|no|number)$`,
    ),
    like: /编号$|单号$|_id$/,
    never: /房|楼|客户|业主|员工|电话|身份|合同|parent/,
  },
  receivedAt: {
    exact: new RegExp(
      `^(?:(?:${receiving})(?:的)?(?:日期|时间|日)|日期|时间|日期时间|(?:open|opened|received|created|reported|submitted|request)(?:_(?:dt|date|time|at|on|datetime))?|date|time|creation_date)$`,
    ),
    like: new RegExp(`(?:${receiving}).{0,4}(?:日期|时间)$`),
    never: new RegExp(
      `(?:${ending}|要求|计划|预计|应|承诺|截止|回访|更新).{0,6}(?:日期|时间)|target|due|clos|updat`,
    ),
  },
  dueAt: {
    exact:
      /^(?:(?:要求|计划|预计|应|承诺|约定)(?:处理|完成|办结|答复|回复|解决)?(?:的)?(?:日期|时间)|截止(?:日期|时间)|(?:处理|办理|完成|答复)?(?:时限|期限)|(?:target|due|deadline|sla)(?:_(?:dt|date|time|at))?|deadline)$/,
    like: /时限|期限|截止|承诺.*(?:日期|时间)|^due|^target/,
  },
  closedAt: {
    exact: new RegExp(
      `^(?:实际)?(?:(?:${ending})(?:的)?(?:日期|时间|日)|(?:closed|resolved|completed|finished|answered|replied)(?:_(?:dt|date|time|at|on|datetime))|date_closed|resolution_date)$`,
    ),
    like: new RegExp(`(?:${ending}).{0,4}(?:日期|时间)$|^clos.*(?:date|time|dt)`),
    never: /要求|计划|预计|应|承诺|截止|约定|时限|target|due/,
  },
  state: {
    exact: new RegExp(
      `^(?:(?:${matter})?(?:当前|处理|办理|完成|工单)?(?:状态|进度|进展|进展情况)|是否(?:已)?(?:${ending})|(?:case_|ticket_|request_)?(?:status|state)|closed|is_closed)$`,
    ),
    like: /状态|完成情况|办结情况|关闭情况|是否.*(?:关闭|办结|完成|解决|处理|回复)|status$/,
    never: /产权|房屋|入住/,
  },
  kind: {
    exact:
      /^(?:(?:受理|诉求|来访|业务|服务|单据|案件|工单|事件|信件|来电)(?:类型|性质|种类)|类型|性质|种类|(?:case_|request_|ticket_)?(?:kind|type)|nature)$/,
    like: /类型$|性质$/,
    never: /房|户|客户|证件|人员|二级|三级/,
  },
  category: {
    exact: new RegExp(
      `^(?:(?:${matter})?(?:类别|分类|大类|一级类别)|一级(?:分类|类别|类型)|问题类型|(?:case_|request_)?category|reason|topic|class|classification)$`,
    ),
    like: /类别|分类|大类|category/,
    never: /二级|三级|小类|细类|中类|房|户|客户/,
  },
  subcategory: {
    exact: /^(?:二级(?:分类|类别|类型)|中类|小类|子类|子类别|sub_?category|sub_?type|type|case_type)$/,
    like: /二级|小类|子类|^sub_?(?:cat|type|class)/,
  },
  detailCategory: { exact: /^(?:三级(?:分类|类别|类型)|细类|明细分类)$/, like: /三级|细类/ },
  channel: {
    exact: new RegExp(
      `^(?:(?:${matter}|接待|信息)?(?:渠道|来源|途径|方式)|(?:case_|request_)?(?:source|channel|origin|via)|method|method_received)$`,
    ),
    like: /渠道|来源|途径|channel|origin/,
    never: /联系方式|处理方式|付款|客户来源|解决方式/,
  },
  unit: {
    exact:
      /^(?:房号|房屋|房屋编号|单元房号|楼栋房号|户号|门牌|门牌号|房产|房源|房屋信息|房屋地址|业主房号|unit(?:_(?:no|number|id))?|apartment|apt|flat|property|house_no)$/,
    like: /房号|门牌|房屋编?号/,
  },
  building: {
    exact: /^(?:楼栋|楼栋号|楼号|栋号|栋|幢|幢号|座|building(?:_(?:no|number))?|block|tower)$/,
    like: /楼栋|栋号|楼号/,
  },
  entrance: { exact: /^(?:单元|单元号|entrance|staircase)$/ },
  room: { exact: /^(?:室|室号|房间|房间号|room(?:_(?:no|number))?)$/ },
  callerName: {
    exact: new RegExp(
      `^(?:(?:业主|客户|顾客|住户|用户)(?:姓名|名称)?|姓名|名字|(?:${matter}|来信|联系|申请|发帖)(?:人|人姓名|用户|者)|(?:caller|customer|owner|reporter|requester|complainant|contact|resident)(?:_name)?|name|reported_by|user)$`,
    ),
    like: /(?:业主|客户|顾客|来访人|投诉人|报修人|联系人|反映人).{0,3}(?:姓名|名称)?$/,
    never: /受理人|接待人|处理|经办|电话|诉求$|要求|意见|类|编号|房/,
  },
  phone: {
    exact:
      /^(?:联系|业主|客户|来电|来访人|投诉人|报修人|住户|移动|手机)?(?:电话|手机|手机号|号码|电话号码|联系方式|联系电话)$|^(?:phone|mobile|tel|telephone|cell|phone_(?:no|number)|contact_(?:no|number|phone))$/,
    like: /电话|手机|联系方式|phone|mobile/,
    never: /是否|录音|时间|日期|类/,
  },
  title: {
    exact: new RegExp(
      `^(?:(?:${matter})?(?:主题|标题|摘要|事由|概要)|(?:case_|request_|ticket_)?(?:title|subject|summary))$`,
    ),
    like: /主题|标题|摘要|事由|title|headline/,
  },
  text: {
    exact: new RegExp(
      `^(?:(?:${matter}|具体|详细)?(?:内容|详情|描述|情况说明|情况|事项|详细内容|内容描述|问题描述|具体内容|说明)|${matter}|(?:case_|request_|problem_|issue_)?(?:description|details?|text|content|message|body|narrative)|complaint|issue|problem|request)$`,
    ),
    like: /内容|详情|描述|事项|description|details|narrative/,
    never: /处理|回复|答复|办理|回访|完成|结果|措施|类|日期|时间|人$/,
  },
  wish: {
    exact:
      /^(?:(?:业主|客户|顾客|投诉人)?(?:诉求|要求|期望|希望|愿望)|诉求内容|客户诉求点|wish|demand|expectation|requested_action)$/,
    like: /诉求|业主要求|客户要求/,
    never: /类|人|编号|日期|时间|来源|渠道|方式|电话/,
  },
  place: {
    exact: new RegExp(
      `^(?:(?:${matter}|事发|具体|详细|发生)?(?:地点|位置|地址|部位|区域)|location|address|place|street_address|where)$`,
    ),
    like: /地点|位置|部位|地址|^location$|address/,
    never: /通讯|邮寄|网|url|ip/,
  },
  answer: {
    exact: new RegExp(
      `^(?:(?:处理|答复|回复|办理|解决|维修|整改|落实|跟进)(?:结果|意见|内容|情况|方案|措施|过程|记录|说明)|结果|答复|回复|处置情况|closure_reason|resolution|answer|reply|response|result|outcome|action_taken|resolution_(?:notes|description))$`,
    ),
    like: /处理(?:结果|意见|情况|措施)|答复|回复|closure|resolution|outcome/,
    never: /日期|时间|人$|是否|时限|期限|部门|状态/,
  },
  handler: {
    exact:
      /^(?:(?:处理|经办|跟进|受理|接待|登记|负责|责任|承办|维修|记录|首问责任|办理)(?:人|人员|者|部门|单位|科室)?|责任人|首问责任人|经手人|客服|客服专员|(?:assigned|handled|taken)_(?:to|by)|assignee|handler|agent|department|responsible)$/,
    like: /(?:处理|经办|跟进|受理|接待|登记|负责|责任|承办)(?:人|部门|单位)|assigne|handler|department/,
    never: /日期|时间|电话|意见|情况|结果/,
  },
  source: {
    exact: /^(?:网址|链接|帖子地址|网页地址|原文链接|url|link|web_address)$/,
    like: /网址|链接|_url$/,
  },
  emergency: {
    exact: /^(?:是否紧急|紧急|紧急程度|紧急情况|urgent|emergency|is_urgent|urgency|priority)$/,
    like: /紧急|urgen/,
  },
}

/** A heading as the rules know it. */
function plain(heading: string): string {
  return cleanHeading(heading)
    .toLowerCase()
    .replace(/[\s_.\-/]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

function scoreOf(text: string, { exact, like, never }: FieldRule): number {
  if (never?.test(text)) return 0
  return exact.test(text) ? 1 : like?.test(text) ? 0.72 : 0
}

/** How well a heading names a field, 0 to 1. Of `group/heading` the second half counts nearly as much. */
export function caseHeadingScore(heading: string, field: CaseImportField): number {
  const rule = caseHeadingRules[field]
  const slash = heading.lastIndexOf('/')
  const whole = scoreOf(plain(heading), rule)
  return slash < 0 ? whole : Math.max(whole, 0.95 * scoreOf(plain(heading.slice(slash + 1)), rule))
}

/** Whether a heading is one of a register. */
export function knowsCaseHeading(heading: string): boolean {
  const text = plain(heading)
  return Object.values(caseHeadingRules).some(rule => scoreOf(text, rule) > 0)
}
