import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { sheetStateWords } from '../../main/contract/sheet-words.ts'
import { stateWords } from '../../main/contract/words.ts'
import { type Colleague, takeOn } from './by-keyboard.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, manager, setUpByCall } from './calls.ts'
import { chineseOn } from './checks.ts'
import type { TestLanguage } from './day.ts'

/** A moment of a day in June 2026, whose first is a Monday, on the clocks of the site. */
export const june = (day: number, time: string) => `2026-06-${String(day).padStart(2, '0')}T${time}:00+08:00`

/** The number of the case. */
export const caseNumber = 'KF-BJ01-202606-0001'

/** What people are called, and say and write. */
export const said = {
  zh: {
    site: '示例花园',
    owner: '张伟',
    asked: 'zw',
    clerk: '王芳',
    specialist: '陈强',
    manager: manager.name,
    matter: '投诉保洁三天没来，楼道垃圾堆满，老人差点滑倒',
    wish: '马上清理，并赔偿误工费',
    handedOver: '业主情绪激动，请今天联系物业',
    subject: '3栋楼道垃圾清理',
    request: '请今天派保洁清理楼道，并书面答复原因和今后安排。',
    receiver: '王主管',
    supervised: '今天上午送达物业，并给业主回话',
    ownerTold: '已告知业主：联系单今早送达物业，今天派人清理',
    chase: '业主在等，请中午前书面答复',
    thinReply: '已安排保洁',
    sentBack: '请写明原因、何时清理完、今后怎样保证',
    reply: '保洁员请假无人顶班；今天 11 点已清理；今后缺勤当天补人',
    accepted: '现场看过，楼道已清',
    answer: '答复业主：楼道已清理，物业道歉，今后缺勤当天补人',
    resolved: '物业已清理并书面说明，误工费已解释',
    verified: '看过照片',
    dissatisfied: '只扫了一次，今天又堆满了，要求重新处理',
    secondVisit: '与物业经理现场约定：每天两次清扫，楼道贴签到表',
    resolvedAgain: '签到表已上墙，连查两次合格',
    verifiedAgain: '现场看过签到表',
    satisfied: '这次说到做到',
    visited: '上门道歉，业主认可',
  },
  en: {
    site: 'Example Garden',
    owner: 'Grace Hill',
    asked: 'grace',
    clerk: 'Anna Reed',
    specialist: 'Peter Stone',
    manager: 'Jane Li',
    matter: 'Nobody has cleaned for three days, the stairs are full of litter',
    wish: 'Clean at once and pay compensation',
    handedOver: 'The owner is upset, please see to it today',
    subject: 'Litter on the stairs of building 3',
    request: 'Please clean the stairs today and answer in writing what happened.',
    receiver: 'Mr Ward',
    supervised: 'Deliver it this morning and call the owner',
    ownerTold: 'Told the owner that it was delivered this morning',
    chase: 'The owner is waiting, please answer before noon',
    thinReply: 'Cleaning arranged',
    sentBack: 'Please say why, by when, and what will be done from now on',
    reply: 'The cleaner was on leave; cleaned at 11; a stand-in from now on',
    accepted: 'Seen on site, the stairs are clean',
    answer: 'Told the owner: cleaned, the company apologises',
    resolved: 'Cleaned and explained in writing',
    verified: 'Seen on photos',
    dissatisfied: 'Cleaned only once, full again today, do it again',
    secondVisit: 'Agreed with the company: twice a day, with a list on the wall',
    resolvedAgain: 'The list hangs there, checked twice',
    verifiedAgain: 'Saw the list on site',
    satisfied: 'This time they kept their word',
    visited: 'Apologised at the door, the owner accepts it',
  },
} as const satisfies Readonly<Record<TestLanguage, Readonly<Record<string, string>>>>

/** A desk on the first of June with one home, and who works there, each at a computer of their own. */
export interface Complaint {
  readonly desk: RunningDesk
  readonly clerk: Colleague
  readonly specialist: Colleague
  readonly head: Colleague
  readonly everybody: readonly Colleague[]
  /** What broke on somebody's page. */
  readonly failures: string[]
  /** Takes a picture; what stands there is in the language of the screen, and whole. */
  shot(page: Page, name: string): Promise<void>
  caseState(page: Page, name: keyof typeof stateWords): Promise<void>
  sheetState(page: Page, name: keyof typeof sheetStateWords): Promise<void>
  /** The words stand in the story of the case, and the keys of the page work again. */
  told(page: Page, text: string): Promise<void>
}

/** Starts the desk at ten past nine. */
export async function startComplaint(language: TestLanguage): Promise<Complaint> {
  const say = said[language]
  const locale = language === 'zh' ? 'zh-CN' : 'en-US'
  const desk = await startDesk({ at: june(1, '09:10') })
  const { page: office } = await desk.open({ locale })
  await office.evaluate(`localStorage.setItem('desk.language', '${language}')`)
  await setUpByCall(office, desk, language, { site: say.site, manager: say.manager })
  await addHome(office, { name: say.owner, phone: '13800138000' })
  const head: Colleague = { page: office, ...manager, name: say.manager }
  const clerk = await takeOn(desk, office, { name: say.clerk, login: 'wangfang', role: 'clerk' }, language)
  const specialist = await takeOn(
    desk,
    office,
    { name: say.specialist, login: 'chenqiang', role: 'specialist' },
    language,
  )
  const everybody = [clerk, specialist, head]
  const failures: string[] = []
  for (const { page, name } of everybody)
    page.on('pageerror', error => failures.push(`${name}: ${error.message}`))
  let shots = 0
  return {
    desk,
    clerk,
    specialist,
    head,
    everybody,
    failures,
    async shot(page, name) {
      shots += 1
      await picture(page, `story-${language}-${String(shots).padStart(2, '0')}-${name}`)
      expect.soft(await unwordedOn(page), `${name}: texts that are missing or not filled in`).toEqual([])
      if (language === 'zh') return
      // The estate is called in Chinese whatever the language of the screen.
      const chinese = (await chineseOn(page)).filter(text => !/阳光花园|3栋|^中文$/.test(text.trim()))
      expect.soft(chinese, `${name}: Chinese on an English screen`).toEqual([])
    },
    caseState: (page, name) => page.locator('.case-head').getByText(stateWords[name][language]).waitFor(),
    sheetState: (page, name) =>
      page.locator('.case-head').getByText(sheetStateWords[name][language]).waitFor(),
    async told(page, text) {
      await page.locator('.case-entry', { hasText: text }).waitFor()
      await page.locator('.composer textarea:not(:focus)').waitFor()
    },
  }
}

/** Lines of the page that are names of texts instead of texts, or have a gap nobody filled. */
async function unwordedOn(page: Page): Promise<string[]> {
  const lines = z.array(z.string()).parse(await page.evaluate(`document.body.innerText.split('\\n')`))
  return lines.filter(line => /^[a-z]\w*(\.[\w-]+)+$/.test(line.trim()) || /\{\w+\}/.test(line))
}

/** A text of the screens as it looks once its gaps are filled: a number where nothing else is said. */
export function filled(text: string, gaps: Readonly<Record<string, string | number>> = {}): RegExp {
  const escaped = text.replaceAll(/[.*+?^$()[\]\\|]/g, String.raw`\$&`)
  return new RegExp(
    escaped.replaceAll(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? String.raw`\d+`)),
  )
}
