import type { AnswerState } from './knowledge.ts'
import type { VisitPurpose, VisitState } from './visits.ts'
import type { RoundOutcome, WatchKind, WatchRhythm } from './watch.ts'
import type { Words } from './words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** What standard answers, rounds on the web and home visits are called on every screen, print and export. */
export const answerStateWords: Readonly<Record<AnswerState, Words>> = {
  valid: words('有效', 'Valid'),
  draft: words('草稿', 'Draft'),
  upcoming: words('将生效', 'To come'),
  expired: words('已过期', 'Expired'),
  retired: words('已停用', 'Retired'),
}

export const watchKindWords: Readonly<Record<WatchKind, Words>> = {
  forum: words('论坛', 'Forum'),
  'message-board': words('留言板', 'Message board'),
  microblog: words('微博', 'Microblog'),
  'short-video': words('短视频', 'Short videos'),
  review: words('点评', 'Reviews'),
  news: words('新闻媒体', 'News'),
  other: words('其他', 'Other'),
}

export const watchRhythmWords: Readonly<Record<WatchRhythm, Words>> = {
  daily: words('每天', 'Daily'),
  weekly: words('每周', 'Weekly'),
}

/** By number of the day, 1 Monday to 7 Sunday. */
export const weekdayWords: readonly Words[] = [
  words('', ''),
  words('周一', 'Monday'),
  words('周二', 'Tuesday'),
  words('周三', 'Wednesday'),
  words('周四', 'Thursday'),
  words('周五', 'Friday'),
  words('周六', 'Saturday'),
  words('周日', 'Sunday'),
]

export const roundOutcomeWords: Readonly<Record<RoundOutcome, Words>> = {
  nothing: words('无发现', 'Nothing found'),
  finding: words('有发现', 'Finding'),
  unreachable: words('打不开', 'Out of reach'),
}

export const visitPurposeWords: Readonly<Record<VisitPurpose, Words>> = {
  courtesy: words('日常关怀', 'Courtesy'),
  care: words('不满意业主关怀', 'Care of a dissatisfied owner'),
  'after-repair': words('维修后走访', 'After a repair'),
  opinion: words('征求意见', 'Asking for opinions'),
  handover: words('交付后走访', 'After the handover'),
  mediation: words('协调纠纷', 'Mediation'),
  other: words('其他', 'Other'),
}

export const visitStateWords: Readonly<Record<VisitState, Words>> = {
  planned: words('待约时间', 'To be agreed'),
  agreed: words('已约定', 'Agreed'),
  held: words('已走访', 'Held'),
  missed: words('未遇', 'Nobody at home'),
  cancelled: words('已取消', 'Cancelled'),
}
