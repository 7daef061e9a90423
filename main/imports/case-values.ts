import type { CaseKind, Channel } from '../contract/cases.ts'

/** How a row of a register says that its case stands. */
export type RegisterState = 'received' | 'handling' | 'resolved' | 'closed' | 'void'

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/** What a cell of states means; undefined where nobody knows. Yes and no answer headings like `是否办结`. */
export function stateOfText(text: string): RegisterState | undefined {
  const word = plain(text)
  if (/作废|取消|撤销|撤回|重复|误报|无效|void|cancel|duplicate|invalid|withdrawn/.test(word)) return 'void'
  if (/待回访|待验收|待验证|待核实|待确认|待评价|未回访/.test(word)) return 'resolved'
  if (
    /未受理|待受理|未处理|待处理|未分配|待派|新建|^(?:new|open|opened|received|reported|否|no|n|false|0|未|待办|×)$/.test(
      word,
    )
  )
    return 'received'
  if (
    /未|没有|尚|不|正在|进行|跟进|处理中|办理中|维修中|整改中|协调|待|挂起|重新|再次|pending|progress|handling|working|assigned|on hold|waiting|reopen/.test(
      word,
    )
  )
    return 'handling'
  if (
    /关闭|办结|结案|销项|闭环|归档|结束|closed|complete|finished|done|^(?:是|yes|y|true|1|√|✓|已|完)$/.test(
      word,
    )
  )
    return 'closed'
  if (
    /完成|解决|处理完|已处理|已办|完毕|已修|已回访|回复|答复|resolved|fixed|solved|answered|replied/.test(
      word,
    )
  )
    return 'closed'
  if (/受理|登记|处理|办理|派单|接单/.test(word)) return 'handling'
  return undefined
}

const channelWords: readonly (readonly [Channel, RegExp])[] = [
  ['wechat', /微信|公众号|小程序|wechat/],
  ['microblog', /微博|weibo|twitter|microblog|social/],
  ['fax', /传真|fax/],
  ['suggestion-box', /意见箱|意见簿|suggestion/],
  ['home-visit', /家访|走访|上门拜访|入户|home.?visit/],
  ['phone', /电话|来电|热线|去电|phone|call|hotline|^tel/],
  ['property-company', /物业|property|管家/],
  ['hq', /总部|集团|公司转|head.?(?:quarters|office)|^hq$/],
  ['forum', /论坛|网站|网络|网上|留言|网帖|app|web|online|internet|forum|self.?service|portal|board/],
  ['letter', /来信|信函|信件|书面|邮件|邮箱|信访|letter|mail|writ/],
  ['counter', /来访|前台|现场|到访|当面|上门|柜台|接待|counter|walk.?in|visit|in.?person|desk/],
  ['staff', /员工|内部|自查|巡查|巡检|staff|employee|internal/],
  ['department', /部门|转办|移交|协办|department|maximo|integration/],
]

/** The channel a word means, and whether it says exactly that; undefined where nobody knows. */
export function channelOfText(text: string): Channel | undefined {
  const word = plain(text)
  return channelWords.find(([, pattern]) => pattern.test(word))?.[0]
}

const kindWords: readonly (readonly [CaseKind, RegExp])[] = [
  ['dispute', /纠纷|索赔|赔偿|诉讼|仲裁|dispute|claim/],
  ['complaint', /投诉|举报|信访|complain/],
  ['repair', /报修|维修|保修|修缮|工程问题|质量问题|repair|maintenance|defect/],
  ['suggestion', /建议|意见|suggest/],
  ['praise', /表扬|感谢|锦旗|praise|compliment|thank/],
  ['consultation', /咨询|询问|求助|查询|consult|enquir|inquir|question|information/],
]

/** The kind a word names; undefined for words that are no kind. */
export function kindOfText(text: string): CaseKind | undefined {
  const word = plain(text)
  if (word === '' || word.length > 20) return undefined
  return kindWords.find(([, pattern]) => pattern.test(word))?.[0]
}

/** Whether a cell says that it is urgent. */
export function isEmergency(text: string): boolean {
  const word = plain(text)
  if (/不|非|一般|普通|否|无/.test(word)) return false
  return /紧急|加急|特急|^(?:是|急|yes|y|true|1|√)$|urgent|emergency|critical/.test(word)
}
