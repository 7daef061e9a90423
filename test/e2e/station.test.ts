import type { BrowserContext, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { texts as sessionTexts } from '../../renderer/features/session/texts.ts'
import { dialogTexts } from '../../renderer/features/station/dialog-texts.ts'
import { pairTexts } from '../../renderer/features/station/pair-texts.ts'
import { texts as stationTexts } from '../../renderer/features/station/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { command, setUpByCall, takeCase } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'
import { switchOnLoopback } from './trusted.ts'

const words = {
  dialog: dialogTexts.zh,
  pair: pairTexts.zh,
  session: sessionTexts.zh,
  station: stationTexts.zh,
}
const clerk = { name: '王芳', login: 'wangfang', password: 'wangfang counts nine geese' }

/** A desk that serves the network, and devices that work on it over TLS; the network is this computer's loopback. */
describe('the station and its devices', () => {
  let desk: RunningDesk
  let office: Page
  let counter: Page
  let wall: Page
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page: office } = await desk.open())
    await setUpByCall(office, desk)
    await command(office, 'staff.add', { staffId: uuidv7(), ...clerk, role: 'clerk' })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await desk.close()
  })

  /** Another machine: a browser of its own that has not installed the certificate and was told to go on. */
  const device = async (width: number, height: number): Promise<Page> => {
    const context = await desk.browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ignoreHTTPSErrors: true,
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    return page
  }

  /** The address that stands below the code on the screen, by the number of this computer. */
  const shownLink = async (): Promise<string> => {
    await office.locator('.pair-hosts').getByText('127.0.0.1').click()
    const link = office.locator('.pair-link', { hasText: '127.0.0.1' })
    return (await link.textContent()) ?? ''
  }

  it('is off until somebody switches it on, and says where it is found then', async () => {
    await office.goto(`${desk.address}more/settings/station`)
    await office.getByText(words.station.off).waitFor()
    await picture(office, 'station-01-off')
    await switchOnLoopback(office)
    await office.getByText('https://127.0.0.1:').first().waitFor()
    await office.locator('.station-fingerprint').waitFor()
    await picture(office, 'station-02-on')
    expect(await seriousFaults(office)).toEqual([])
  })

  it('a second desk is paired by the code on the screen, and somebody signs in on it', async () => {
    await office.keyboard.press('n')
    await office.locator('.pair-choice input:focus').first().waitFor()
    await office.keyboard.press('Enter')
    const link = await shownLink()
    await picture(office, 'station-03-codes')
    expect(await seriousFaults(office)).toEqual([])
    counter = await device(1280, 800)
    await counter.goto(link)
    await counter.getByLabel(words.pair.name).fill('2号柜台')
    expect(counter.url()).not.toContain('#')
    await picture(counter, 'station-04-pair')
    await counter.keyboard.press('Enter')
    await counter.getByLabel(words.session.login, { exact: true }).fill(clerk.login)
    await counter.getByLabel(words.session.password, { exact: true }).fill(clerk.password)
    await counter.keyboard.press('Enter')
    await counter.getByRole('button', { name: new RegExp(clerk.name) }).waitFor()
    await office.getByText(words.dialog.paired.replace('{name}', '2号柜台')).waitFor()
    await office.keyboard.press('Enter')
    await office.getByRole('rowheader', { name: '2号柜台' }).waitFor()

    const late = await device(390, 844)
    await late.goto(link)
    await late.getByLabel(words.pair.name).fill('捡到二维码的手机')
    await late.keyboard.press('Enter')
    await late.locator('[role=alert]').waitFor()
    await picture(late, 'station-05-used')
    // Nothing but the page of the code is answered to it.
    await late.goto(new URL('/cases', link).href)
    await late.getByRole('heading', { name: words.pair.unpairedTitle }).waitFor()
    await picture(late, 'station-06-not-paired')
    expect(await seriousFaults(late)).toEqual([])
    expect(await sticksOut(late)).toBeLessThanOrEqual(0)
    await late.close()
  })

  it('a case taken there appears at the desk', async () => {
    await office.goto(`${desk.address}cases`)
    await office.locator('.status-stream').waitFor()
    await takeCase(counter, '二号柜台受理的漏水')
    await office.getByText('二号柜台受理的漏水').waitFor()
  })

  it('a wall goes straight to its board; nobody signs in', async () => {
    await office.goto(`${desk.address}more/settings/station?add=device`)
    await office.getByRole('radio', { name: new RegExp(words.pair['kind.wall']) }).check()
    await office.getByLabel(words.dialog.name).fill('大厅墙屏')
    await office.keyboard.press('Enter')
    const link = await shownLink()
    wall = await device(1280, 800)
    await wall.goto(`${link}.wall.${encodeURIComponent('大厅墙屏')}`)
    await wall.getByText(words.pair['can.wall']).waitFor()
    await wall.keyboard.press('Enter')
    await wall.locator('.wall-figure').first().waitFor()
    await picture(wall, 'station-07-wall')
    // Whatever address is typed there.
    await wall.goto(new URL('/cases', link).href)
    await wall.locator('.wall-figure').first().waitFor()
    await office.getByRole('button', { name: words.dialog.done }).click()
  })

  it('a device that is revoked is told at once and shows nothing any more', async () => {
    const row = office.locator('tr', { hasText: '2号柜台' })
    await row.getByRole('button', { name: words.station.revoke }).click()
    await picture(office, 'station-08-revoke')
    await office.locator('.ant-popover').getByRole('button', { name: words.station.revoke }).click()
    await counter.getByRole('heading', { name: words.pair.revokedTitle }).waitFor()
    expect(await counter.getByText('二号柜台受理的漏水').count()).toBe(0)
    await picture(counter, 'station-09-revoked')
    await row.waitFor({ state: 'detached' })
    await counter.reload()
    await counter.getByRole('heading', { name: words.pair.revokedTitle }).waitFor()
    await wall.reload()
    await wall.locator('.wall-figure').first().waitFor()
  })

  it('off means off', async () => {
    const page = wall.url()
    await office.getByRole('button', { name: words.station.switchOff }).click()
    await office.locator('.ant-popover').getByRole('button', { name: words.station.switchOff }).click()
    await office.getByText(words.station.off).waitFor()
    const outcome = await wall.request.get(page).then(
      () => 'answered',
      () => 'refused',
    )
    expect(outcome).toBe('refused')
  })
})
