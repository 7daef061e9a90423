import type { Clock, DeadlineGoal, StepRole } from './profile-deadlines.ts'
import type { Words } from './words.ts'

/** What has to happen by then: the same on every screen, print and export. */
export const goalWords: Readonly<Record<DeadlineGoal, Words>> = {
  answer: { zh: '答复', en: 'Answer' },
  attend: { zh: '到场', en: 'On site' },
  settle: { zh: '办结', en: 'Settle' },
  triage: { zh: '判定是否受理', en: 'Judge whether ours' },
  deliver: { zh: '书面转达', en: 'Deliver in writing' },
  reply: { zh: '回复', en: 'Reply' },
  'work-order': { zh: '出图下单', en: 'Drawing and work order' },
}

/** Who learns of a step. */
export const stepRoleWords: Readonly<Record<StepRole, Words>> = {
  clerk: { zh: '前台文员', en: 'Clerk' },
  specialist: { zh: '客服专员', en: 'Specialist' },
  manager: { zh: '客服经理', en: 'Manager' },
  hq: { zh: '总部', en: 'Headquarters' },
}

export const clockWords: Readonly<Record<Clock, Words>> = {
  'wall-hours': { zh: '小时（连续计时）', en: 'hours by the clock' },
  'working-hours': { zh: '工作小时', en: 'working hours' },
  'working-days': { zh: '个工作日', en: 'working days' },
  'calendar-days': { zh: '天（自然日）', en: 'days' },
}
