import { globSync } from 'node:fs'
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
import { type Look, openPage, seriousFaults, tooWide } from './checks.ts'
import { screenNames, screensOf } from './screens.ts'

const looks: readonly Look[] = [
  { language: 'zh', dark: false, width: 1280, height: 800 },
  { language: 'en', dark: true, width: 390, height: 844 },
]

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
const Me = z.object({ result: z.object({ data: z.object({ staffId: z.string() }) }) })
const Colleagues = z.object({ result: z.object({ data: z.array(z.object({ id: z.string() })) }) })
const OpenVisit = z.object({
  id: z.string(),
  unitId: z.string(),
  visitor: z.string().nullable(),
  appointmentAt: z.number().nullable(),
})
const Visits = z.object({ result: z.object({ data: z.array(OpenVisit) }) })

const batchId = uuidv7()

/** A walk through a home that somebody began. */
const inspectionId = '0197f000-0000-7000-8000-00000000000a'

/** A handover that runs today, with one home on its list. */
async function batchToHandOver(page: Page, unitId: string): Promise<string> {
  const now = await page.evaluate(() => Date.now())
  const day = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  await command(page, 'handover.saveBatch', {
    batchId,
    name: '一期集中交付',
    target: 95,
    days: [{ day, buildingIds: [], slots: [{ from: '09:00', to: '17:00', capacity: 60 }] }],
    stations: [{ id: 'inspection', kind: 'inspection', name: '陪同验房', counters: 2, staffIds: [] }],
  })
  const listed = Rows.parse(await call(page, 'handover.visits', { batchId })).result.data.rows
  if (listed.length === 0)
    await command(page, 'handover.addHomes', { batchId, visits: [{ visitId: uuidv7(), unitId }] })
  return batchId
}

/** The first row of a list. */
const firstOf = async (page: Page, path: string, input: unknown): Promise<string> =>
  Rows.parse(await call(page, path, input)).result.data.rows[0]?.id ?? ''

/**
 * A home visit that whoever is signed in makes at any time, so that a tablet takes it along at any hour: those of the
 * example are on days of their own.
 */
async function ownVisit(page: Page, unitIds: readonly string[]): Promise<string> {
  const visitor = Me.parse(await call(page, 'staff.me', {})).result.data.staffId
  const open = Visits.parse(await call(page, 'visits.open', {})).result.data
  const mine = open.find(one => one.visitor === visitor && one.appointmentAt === null)
  if (mine) return mine.id
  const unitId = unitIds.find(id => open.every(one => one.unitId !== id))
  const visitId = uuidv7()
  await command(page, 'visits.plan', { visits: [{ visitId, unitId }], purpose: 'care', visitor })
  return visitId
}

/**
 * Every address that a feature has a page at, as the router knows them: `/cases/:caseId`. Pages of a headquarters are
 * judged in `headquarters.test.ts`: an estate has none.
 */
const Routes = z.looseObject({ routes: z.array(z.looseObject({ path: z.string() })) })
const routePaths: string[] = []
for (const file of globSync(join(import.meta.dirname, '../../renderer/features/*/routes.tsx'))) {
  const module: unknown = await import(/* @vite-ignore */ file)
  const paths = Routes.parse(module).routes.map(({ path }) => path)
  routePaths.push(...paths.filter(path => !path.startsWith('/hq/')))
}

/** A team, paper forms and a handover of a night in the rain. */
const [leakTeam, leakPack, handover] = [
  '0197f000-0000-7000-8000-00000000000c',
  '0197f000-0000-7000-8000-00000000000d',
  '0197f000-0000-7000-8000-00000000000e',
] as const

/** A leak that a team was sent to. The same commands again change nothing. */
async function rainyNight(page: Page, unitId: string): Promise<void> {
  const caseId = '0197f000-0000-7000-8000-00000000000f'
  const leak = { caseId, unitId, buildingId: null, entry: 'roof', severity: 'spreading', mentions: ['press'] }
  const team = { name: '物业抢修一队', kind: 'property', capacity: 4, phone: '13800138000' }
  const me = Me.parse(await call(page, 'staff.me', {})).result.data.staffId
  const colleagues = Colleagues.parse(await call(page, 'staff.list', {})).result.data
  const takenBy = colleagues.find(({ id }) => id !== me)?.id
  const steps: readonly (readonly [path: string, input: unknown])[] = [
    ['leaks.take', leak],
    ['teams.add', { teamId: leakTeam, ...team }],
    ['leaks.dispatch', { caseIds: [caseId], teamId: leakTeam }],
    ['leakPack.reserve', { packId: leakPack, count: 3 }],
    ['shifts.handOver', { handoverId: handover, takenBy }],
    ['inspections.begin', { inspectionId, unitId, purpose: 'formal' }],
  ]
  for (const [index, [path, input]] of steps.entries())
    await call(page, path, { commandId: `0197f000-0000-7000-8000-0000000001${index}0`, input })
}

/** An address of the watch list. */
const watchPlace = '0197f000-0000-7000-8000-00000000000b'

/** Whether the chosen candidate lies within the part of the list that is shown. */
const activeIsSeen = `(() => {
  const list = document.querySelector('.who-list').getBoundingClientRect()
  const active = document.querySelector('.who-row-active').getBoundingClientRect()
  return active.top >= list.top - 1 && active.bottom <= list.bottom + 1
})()`

/** What everybody must be able to use: judged by axe and by its width. */
async function judge(page: Page, { language }: Look, name: string): Promise<void> {
  await picture(page, `a11y-${language}-${name}`)
  expect.soft(await seriousFaults(page), `${name} (${language})`).toEqual([])
  expect.soft(await tooWide(page), `${name} (${language})`).toEqual([])
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
    let paths: ReturnType<typeof screensOf>
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
      await rainyNight(page, unitId)
      paths = screensOf({
        leakTeam,
        handover,
        inspectionId,
        batchId: await batchToHandOver(page, unitId),
        contractId: await firstOf(page, 'contracts.list', {}),
        caseId,
        personId,
        unitId,
        placeId: watchPlace,
        visitId: await ownVisit(
          page,
          cases.flatMap(one => one.unitId ?? []),
        ),
        sheetId: await firstOf(page, 'sheets.list', { filter: { view: 'all' } }),
        callbackId: await firstOf(page, 'callbacks.list', {}),
      })
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

    it.each(screenNames)('%s', async name => {
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

    it('cutting a scan of several papers', async () => {
      await page.goto(new URL('/documents/inbox', desk.address).href)
      // Of what waits in the example, one is several papers in a PDF.
      await page.locator('.scan-line', { hasText: '.pdf' }).click()
      await page.locator('.scan-preview').waitFor()
      await page.keyboard.press('Alt+s')
      await page.locator('.split-pages button').nth(1).click()
      await judge(page, look, '32-split')
      await page.keyboard.press('Escape')
      await page.locator('.split-pages').waitFor({ state: 'detached' })
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
