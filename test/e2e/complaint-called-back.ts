import { it } from 'vitest'
import { texts as callbackTexts } from '../../renderer/features/callbacks/texts.ts'
import { texts as caseTexts } from '../../renderer/features/cases/texts.ts'
import { texts as todayTexts } from '../../renderer/features/today/texts.ts'
import { arrive, downTo, goTo, pressUntil, step, write } from './by-keyboard.ts'
import { type Complaint, caseNumber as number, june, said } from './complaint.ts'
import type { TestLanguage } from './day.ts'

/** The owner is called back by somebody who did not do the work, is dissatisfied, and satisfied the second time. */
export function calledBackTwice(language: TestLanguage, story: () => Complaint): void {
  const say = said[language]
  const callbacks = callbackTexts[language]
  const cases = caseTexts[language]
  const today = todayTexts[language]

  it('on the third day the callback stands on the clerk’s Today; the specialist, who did the work, may not make it', async () => {
    const { desk, clerk, specialist, shot } = story()
    await desk.passTimeUntil(june(6, '09:30'))
    await arrive(desk, clerk)
    await clerk.page
      .locator('.today-row', { hasText: say.owner })
      .getByText(today['reason.callbacksToday'])
      .waitFor()
    await shot(clerk.page, 'today-callback')
    await arrive(desk, specialist)
    await downTo(specialist.page, say.owner)
    await specialist.page.keyboard.press('Enter')
    await specialist.page.getByText(callbacks.notMine).waitFor()
    await shot(specialist.page, 'callback-not-mine')
  })

  it('the owner is dissatisfied and wants it reopened', async () => {
    const { clerk, shot } = story()
    const { page } = clerk
    await downTo(page, say.owner)
    await page.keyboard.press('Enter')
    await page.locator('.call-form').waitFor()
    // Dissatisfied; then the questions of the plan.
    for (const key of ['3', '2', '4', '1']) await page.keyboard.press(key)
    await page.locator('.call-form textarea:focus').waitFor()
    await page.keyboard.type(say.dissatisfied)
    await page.keyboard.press('Escape')
    await page.keyboard.press('o')
    await shot(page, 'callback-dissatisfied')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: callbacks.result }).waitFor()
    await shot(page, 'callback-recorded')
  })

  it('stands among the dissatisfied owners, and a visit is planned', async () => {
    const { clerk, shot } = story()
    const { page } = clerk
    await goTo(page, callbacks.care)
    await page.getByText(say.dissatisfied).waitFor()
    await pressUntil(page, 'j', '.care-next:focus')
    await page.keyboard.press('Enter')
    await page.locator('.care-form').waitFor()
    await shot(page, 'care-planning')
    await page.keyboard.press('Control+Enter')
    await page.getByText(callbacks.careEmpty).waitFor()
  })

  it('the specialist resolves it a second time', async () => {
    const { desk, specialist, shot, caseState, told } = story()
    const { page } = specialist
    await arrive(desk, specialist)
    await page.locator('.today-row', { hasText: say.owner }).first().waitFor()
    await shot(page, 'today-reopened')
    await goTo(page, number)
    await caseState(page, 'handling')
    await shot(page, 'case-reopened')
    await step(page, cases['do.call'], '3')
    await write(page, say.secondVisit)
    await told(page, say.secondVisit)
    await step(page, cases['do.resolve'], '1')
    await write(page, say.resolvedAgain)
    await caseState(page, 'resolved')
  })

  it('the manager closes it again', async () => {
    const { desk, head, caseState, told } = story()
    const { page } = head
    await arrive(desk, head)
    await goTo(page, number)
    await step(page, cases['do.verifyGood'], '1')
    await write(page, say.verifiedAgain)
    await told(page, say.verifiedAgain)
    await step(page, cases['do.close'], '1')
    await write(page, '')
    await caseState(page, 'closed')
  })

  it('three days later the owner is satisfied, and the visit has its minutes', async () => {
    const { desk, clerk, shot } = story()
    await desk.passTimeUntil(june(9, '10:00'))
    const { page } = clerk
    await arrive(desk, clerk)
    await goTo(page, callbacks.calls)
    await page.locator('.call-form').waitFor()
    for (const key of ['1', '5', '5', '5']) await page.keyboard.press(key)
    await page.locator('.call-form textarea:focus').waitFor()
    await page.keyboard.type(say.satisfied)
    await shot(page, 'callback-satisfied')
    await page.keyboard.press('Enter')
    await page.getByText(callbacks.allCalled).waitFor()
    await page.goto(new URL('/callbacks/care?state=planned', desk.address).href)
    await page.getByText(say.dissatisfied).waitFor()
    await pressUntil(page, 'j', '.care-next:focus')
    await page.keyboard.press('Enter')
    await page.locator('.visit-form textarea:focus').waitFor()
    await page.keyboard.type(say.visited)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await shot(page, 'visit-minutes')
    await page.keyboard.press('Control+Enter')
    await page.locator('.visit-minutes', { hasText: say.visited }).waitFor()
    await page.goto(new URL('/callbacks/care?state=settled', desk.address).href)
    await page.getByText(say.dissatisfied).waitFor()
    await page.getByText(say.visited).waitFor()
  })
}
