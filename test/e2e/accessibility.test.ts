import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import { texts as importTexts } from '../../renderer/features/imports/texts.ts'
import { texts as intakeTexts } from '../../renderer/features/intake/texts.ts'
import { texts as sessionTexts } from '../../renderer/features/session/texts.ts'
import { texts as setUpTexts } from '../../renderer/features/setup/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { call, command, signInByCall } from './calls.ts'
import { type Look, openPage, seriousFaults, sticksOut } from './checks.ts'

const looks: readonly Look[] = [
  { language: 'zh', dark: false, width: 1280, height: 800 },
  { language: 'en', dark: true, width: 390, height: 844 },
]
const widths = [390, 768, 1280] as const

const Demo = z.object({ result: z.object({ data: z.object({ login: z.string(), password: z.string() }) }) })
const Found = z.object({
  result: z.object({
    data: z.object({ rows: z.array(z.object({ id: z.string(), unitId: z.string().nullable() })) }),
  }),
})
const Candidates = z.object({
  result: z.object({
    data: z.array(z.looseObject({ kind: z.string(), personId: z.string().nullish() })),
  }),
})

const Rows = z.object({
  result: z.object({ data: z.object({ rows: z.array(z.object({ id: z.string() })) }) }),
})
const Visits = z.object({ result: z.object({ data: z.array(z.object({ id: z.string() })) }) })

/** The first row of a list. */
const firstOf = async (page: Page, path: string, input: unknown): Promise<string> =>
  Rows.parse(await call(page, path, input)).result.data.rows[0]?.id ?? ''

/** A home visit that is planned, made where there is none. */
async function plannedVisit(page: Page, unitId: string): Promise<string> {
  const [open] = Visits.parse(await call(page, 'visits.open', {})).result.data
  if (open) return open.id
  const visitId = uuidv7()
  await command(page, 'visits.plan', { visits: [{ visitId, unitId }], purpose: 'care', visitor: null })
  return visitId
}

/** Every address that a feature has a page at, as the router knows them: `/cases/:caseId`. */
const routePaths = globSync(join(import.meta.dirname, '../../renderer/features/*/routes.tsx')).flatMap(file =>
  [...readFileSync(file, 'utf8').matchAll(/path: '([^']+)'/g)].map(found => found[1] ?? ''),
)

/** An address of the watch list. */
const watchPlace = '0197f000-0000-7000-8000-00000000000b'

/** Whether the chosen candidate lies within the part of the list that is shown. */
const activeIsSeen = `(() => {
  const list = document.querySelector('.who-list').getBoundingClientRect()
  const active = document.querySelector('.who-row-active').getBoundingClientRect()
  return active.top >= list.top - 1 && active.bottom <= list.bottom + 1
})()`

/** What everybody must be able to use: judged by axe and by its width. */
async function judge(page: Page, { language, width, height }: Look, name: string): Promise<void> {
  await picture(page, `a11y-${language}-${name}`)
  expect.soft(await seriousFaults(page), `${name} (${language})`).toEqual([])
  for (const other of widths) {
    await page.setViewportSize({ width: other, height })
    expect.soft(await sticksOut(page), `${name} (${language}) at ${other} pixels`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width, height })
}

describe('every screen with the example estate', () => {
  let desk: RunningDesk
  let login: string
  let password: string

  beforeAll(async () => {
    desk = await startDesk()
  })
  afterAll(() => desk.close())

  it.each(looks)('the first start ($language)', async look => {
    const page = await openPage(desk, look)
    await page.getByText(setUpTexts[look.language].chooseSite).waitFor()
    await judge(page, look, '01-first-start')
    await page.getByText(setUpTexts[look.language].chooseSite).click()
    await page.getByLabel(setUpTexts[look.language].siteCode).waitFor()
    await judge(page, look, '02-set-up')
    await page.context().close()
  })

  it('is filled', async () => {
    const { page, context } = await desk.open()
    page.context().setDefaultTimeout(280_000)
    ;({ login, password } = Demo.parse(await call(page, 'site.startDemo', {})).result.data)
    await context.close()
  })

  describe.each(looks)('in $language, dark: $dark, $width pixels wide', look => {
    let page: Page
    let paths: Readonly<Record<string, { readonly path: string; readonly ready: string }>>
    const { language } = look

    beforeAll(async () => {
      page = await openPage(desk, look)
    })
    afterAll(() => page.context().close())

    it('the door', async () => {
      await page.getByLabel(sessionTexts[language].login, { exact: true }).waitFor()
      await judge(page, look, '10-sign-in')
      await page.getByRole('button', { name: sessionTexts[language].forgot }).click()
      await page.getByRole('textbox', { name: sessionTexts[language].recoveryCode }).waitFor()
      await judge(page, look, '11-recover')
    })

    it('somebody signs in', async () => {
      await signInByCall(page, login, password)
      // The same twice: examples are taken over once, the address is saved again.
      await command(page, 'knowledge.adoptExamples', { language: 'zh' })
      await command(page, 'watch.save', {
        placeId: watchPlace,
        name: '业主论坛',
        address: 'https://forum.example/board',
        kind: 'forum',
        rhythm: 'daily',
        weekday: 1,
        watcher: null,
        note: '漏水、维权',
      })
      const cases = Found.parse(await call(page, 'cases.search', { text: '漏水', limit: 20 })).result.data
        .rows
      const people = Candidates.parse(await call(page, 'owners.lookup', { text: '张', limit: 12 })).result
        .data
      const caseId = cases[0]?.id ?? ''
      const personId = people.find(one => one.personId)?.personId ?? ''
      const unitId = cases.find(one => one.unitId !== null)?.unitId ?? ''
      paths = {
        today: { path: '/', ready: '.today-row' },
        intake: { path: '/intake', ready: '.intake-bottom' },
        list: { path: '/cases', ready: '.case-row' },
        case: { path: `/cases/${caseId}`, ready: '.case-words' },
        print: { path: `/cases/${caseId}/print`, ready: '.sheet-story' },
        buildings: { path: '/owners', ready: '.cell' },
        units: { path: '/owners/units', ready: '.virtual-list-row' },
        people: { path: '/owners/people', ready: '.virtual-list-row' },
        unit: { path: `/units/${unitId}`, ready: '.residents li' },
        person: { path: `/people/${personId}`, ready: '.facts' },
        imports: { path: '/more/imports', ready: '.import' },
        registers: { path: '/more/imports/cases', ready: '.import' },
        staff: { path: '/more/staff', ready: '.staff-table' },
        settings: { path: '/more/settings', ready: '.settings form' },
        categories: { path: '/more/settings/categories', ready: '.profile-row' },
        kindSettings: { path: '/more/settings/kinds', ready: '.settings-part .field' },
        causes: { path: '/more/settings/causes', ready: '.profile-table' },
        levelRules: { path: '/more/settings/levels', ready: '.profile-sign' },
        calendar: { path: '/more/settings/calendar', ready: '.profile-year' },
        deadlineRules: { path: '/more/settings/deadlines', ready: '.profile-rule-row' },
        sheetSettings: { path: '/more/settings/sheets', ready: '.profile-demand' },
        plans: { path: '/more/settings/callbacks', ready: '.profile-call' },
        interview: { path: '/more/settings/interview', ready: '.profile-question' },
        audit: { path: '/more/audit', ready: '.virtual-list-row' },
        ledgers: { path: '/more/ledgers', ready: '.ledger-table td' },
        wall: { path: '/wall', ready: '.wall-figure' },
        answers: { path: '/more/answers', ready: '.answer-line' },
        newAnswer: { path: '/more/answers?answer=new', ready: '.answer-form' },
        watch: { path: `/more/watch?place=${watchPlace}`, ready: '.place' },
        rounds: { path: '/more/watch?view=ledger', ready: '.two-panes, .empty-state, .round-ledger' },
        visits: { path: '/more/visits', ready: '.two-panes' },
        visitPrint: {
          path: `/more/visits/print?visit=${await plannedVisit(page, unitId)}`,
          ready: 'main button',
        },
        notVisited: { path: '/more/visits?view=plan', ready: '.not-visited-head' },
        more: { path: '/more', ready: '.more-line' },
        sheets: { path: '/sheets', ready: '.state-tabs' },
        'new sheet': { path: `/sheets/new?case=${caseId}`, ready: '.sheet-aside' },
        sheet: {
          path: `/sheets/${await firstOf(page, 'sheets.list', { filter: { view: 'all' } })}`,
          ready: 'h1',
        },
        demanded: { path: '/sheets/demanded', ready: 'main table, .empty-state' },
        received: { path: '/sheets/received', ready: 'main form, main textarea' },
        recipients: { path: '/sheets/recipients', ready: 'main h2' },
        warnings: { path: '/more/warnings', ready: '.two-panes' },
        promises: { path: '/more/promises', ready: '.two-panes' },
        waiting: { path: '/more/waiting', ready: '.waiting-table, .empty-state' },
        assignment: { path: '/more/assignment', ready: '.assignment-form' },
        password: { path: '/more/password', ready: 'main form' },
        callbacks: { path: '/callbacks?state=done', ready: '.case-row' },
        callback: { path: `/callbacks/${await firstOf(page, 'callbacks.list', {})}`, ready: '.call-facts' },
        summary: { path: '/callbacks/summary', ready: 'main h1' },
        calls: { path: '/callbacks/calls', ready: '.call-form, .empty-state' },
        care: { path: '/callbacks/care', ready: '.care-card, .empty-state' },
        campaigns: { path: '/callbacks/campaigns', ready: '.empty-state' },
        unknown: { path: '/nowhere', ready: 'main' },
      }
    })

    it('no page was forgotten', () => {
      const visited = Object.values(paths).map(({ path }) => path.split('?')[0] ?? '')
      const forgotten = routePaths.filter(route => {
        const shape = new RegExp(`^${route.replaceAll(/:[^/]+/g, '[^/]+')}$`)
        return !visited.some(path => shape.test(path))
      })
      expect(routePaths.length).toBeGreaterThan(30)
      expect(forgotten).toEqual([])
    })

    it.each([
      'today',
      'intake',
      'list',
      'case',
      'print',
      'buildings',
      'units',
      'people',
      'unit',
      'person',
      'imports',
      'registers',
      'staff',
      'settings',
      'categories',
      'kindSettings',
      'causes',
      'levelRules',
      'calendar',
      'deadlineRules',
      'audit',
      'ledgers',
      'wall',
      'answers',
      'newAnswer',
      'watch',
      'rounds',
      'visits',
      'visitPrint',
      'notVisited',
      'more',
      'sheets',
      'new sheet',
      'sheet',
      'demanded',
      'received',
      'recipients',
      'warnings',
      'promises',
      'waiting',
      'assignment',
      'password',
      'callbacks',
      'callback',
      'summary',
      'calls',
      'care',
      'campaigns',
      'unknown',
    ])('%s', async name => {
      const screen = paths[name]
      if (!screen) throw new Error(`no screen ${name}`)
      await page.goto(new URL(screen.path, desk.address).href)
      await page.locator(screen.ready).first().waitFor()
      await judge(page, look, `20-${name}`)
    })

    it('the intake half filled', async () => {
      await page.goto(new URL('/intake', desk.address).href)
      await page.locator('.intake-bottom').getByRole('button', { name: intakeTexts[language].clear }).click()
      const who = page.locator('.who-lookup input')
      await who.fill('张')
      await page.locator('[role=option]').first().waitFor()
      await judge(page, look, '30-candidates')
      // The last of a long list is reached by one key, and seen.
      await who.press('ArrowUp')
      await expect.poll(() => page.evaluate(activeIsSeen)).toBe(true)
      await who.press('ArrowDown')
      await who.press('Enter')
      await page.locator('.intake-panel textarea').first().fill('厨房水管漏水，触电了，水从吊顶滴下来')
      await page.locator('.intake-danger-seen').waitFor()
      await judge(page, look, '31-intake-filled')
    })

    it('the steps of an import', async () => {
      const file = join(desk.folder, `owners-${language}.xlsx`)
      const columns = ['房号', '业主姓名', '联系电话'].map(header => ({ header, kind: 'text' as const }))
      const rows = [
        ['99栋1单元101室', '赵敏', '13800138001'],
        ['不知道', '钱多', '一二三'],
      ]
      await writeWorkbook(file, { sheets: [{ name: '业主', columns, rows }] })
      const words = importTexts[language]
      await page.goto(new URL('/more/imports', desk.address).href)
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('button', { name: words.check }).waitFor()
      await judge(page, look, '40-import-sheet')
      await page.getByRole('button', { name: words.check }).click()
      await page.locator('.import-count').first().waitFor()
      await judge(page, look, '41-import-outcome')
    })

    it('palette, keys and lock', async () => {
      await page.goto(new URL('/cases', desk.address).href)
      await page.locator('.case-row').first().waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('3')
      await page.locator('.palette-line').first().waitFor()
      await judge(page, look, '50-palette')
      await page.keyboard.press('Escape')
      await page.locator('.palette').waitFor({ state: 'detached' })
      await page.locator('.top-user').click()
      await page.locator('.ant-dropdown-menu').first().waitFor()
      await judge(page, look, '53-account-menu')
      await page.keyboard.press('Escape')
      await page.locator('.ant-dropdown-menu').first().waitFor({ state: 'hidden' })
      await page.keyboard.press('?')
      await page.locator('.key-table').first().waitFor()
      await judge(page, look, '51-keys')
      await page.keyboard.press('Escape')
      await page.locator('.key-table').first().waitFor({ state: 'hidden' })
      await page.keyboard.press('Control+Alt+l')
      await page.locator('.door-lock').waitFor()
      await judge(page, look, '52-lock')
    })
  })
})
