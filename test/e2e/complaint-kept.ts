import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { stateWords } from '../../main/contract/words.ts'
import { readWorkbook } from '../../main/tabular/read.ts'
import { texts as exportTexts } from '../../renderer/components/export/texts.ts'
import { texts as auditTexts } from '../../renderer/features/audit/texts.ts'
import { texts as ledgerTexts } from '../../renderer/features/ledgers/texts.ts'
import { arrive, chooseInMenu, goTo, tabTo } from './by-keyboard.ts'
import { call } from './calls.ts'
import { type Complaint, caseNumber, said } from './complaint.ts'
import type { TestLanguage } from './day.ts'

const complaints = { zh: '投诉台账', en: 'Complaints' } as const

/** Everything that happened to the complaint by people, in its order. */
const steps = [
  'case.received',
  'case.assigned',
  'case.levelSet',
  'case.handlingStarted',
  'sheet.issued',
  'deadline.warned',
  'deadline.breached',
  'deadline.stepReached',
  'case.noted',
  'sheet.delivered',
  'sheet.chased',
  'sheet.replied',
  'sheet.sentBack',
  'sheet.replied',
  'sheet.accepted',
  'sheet.closed',
  'case.noted',
  'case.resolved',
  'case.verified',
  'case.closed',
  'callback.planned',
  'callback.recorded',
  'case.reopened',
  'callback.carePlanned',
  'case.noted',
  'case.resolved',
  'case.verified',
  'case.closed',
  'callback.planned',
  'callback.recorded',
  'callback.careRecorded',
]

/** What of it stays: the story, the ledger, the audit trail, and data that are in order. */
export function kept(language: TestLanguage, story: () => Complaint): void {
  const say = said[language]

  it('every step stands in the story of the case, in its order', async () => {
    const { desk, head, shot, caseState } = story()
    const { page } = head
    await arrive(desk, head)
    await goTo(page, caseNumber)
    await caseState(page, 'closed')
    await page.locator('[data-type="callback.careRecorded"]').waitFor()
    const types = `[...document.querySelectorAll('.case-entry')].map(entry => entry.dataset.type)`
    const told = z.array(z.string()).parse(await page.evaluate(types))
    let from = 0
    for (const wanted of steps) {
      const at = told.indexOf(wanted, from)
      expect(at, `${wanted} behind ${told.slice(0, from).join(', ')}`).toBeGreaterThanOrEqual(from)
      from = at + 1
    }
    await page.keyboard.press('End')
    await shot(page, 'whole-story')
  })

  it('stands in the ledger of complaints, on screen and in a workbook', async () => {
    const { desk, head, shot } = story()
    const { page } = head
    await goTo(page, ledgerTexts[language].title)
    await page.locator('.ledger-names').waitFor()
    await tabTo(page, complaints[language])
    await page.keyboard.press('Enter')
    await page.locator('.ledger-table tbody tr', { hasText: caseNumber }).waitFor()
    await shot(page, 'ledger')
    await tabTo(page, exportTexts[language].export, true)
    const download = page.waitForEvent('download')
    await chooseInMenu(page, exportTexts[language].excel)
    const path = join(desk.folder, 'ledger.xlsx')
    await (await download).saveAs(path)
    const workbook = await readWorkbook(path)
    const rows: string[] = []
    for await (const line of workbook.rows(0)) rows.push(line.cells.map(cell => cell.text).join(' | '))
    await workbook.close()
    const row = rows.find(text => text.includes(caseNumber)) ?? ''
    const parts = [say.owner, say.matter, say.clerk, say.specialist, stateWords.closed[language]]
    for (const part of parts) expect(row).toContain(part)
  })

  it('every step is on the audit trail, with who did it', async () => {
    const { head, shot } = story()
    const { page } = head
    await goTo(page, auditTexts[language].title)
    await page.getByRole('heading', { level: 1, name: auditTexts[language].title }).waitFor()
    await shot(page, 'audit')
    const told = JSON.stringify(await call(page, 'audit.list', { limit: 200 }))
    for (const step of new Set(steps)) expect(told).toContain(step.replace('warned', 'stepReached'))
    for (const name of [say.clerk, say.specialist, say.manager]) expect(told).toContain(name)
  })

  it('the data are in order', () => {
    const program = join(import.meta.dirname, '../../out/main/cli.js')
    const data = join(story().desk.folder, 'data')
    const verified = spawnSync(process.execPath, [program, 'verify', '--data', data], { encoding: 'utf8' })
    expect(verified.stderr + verified.stdout).toContain('Everything is in order.')
    expect(verified.status).toBe(0)
  })
}
