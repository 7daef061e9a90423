import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { RunningDesk } from './browser.ts'

/** The manager of a desk set up by `setUpByCall`. */
export const manager = { login: 'lijing', name: '李静', password: 'eight ducks swim' } as const

/** Asks a procedure of the desk as whoever is signed in on the page; throws where the desk refuses. */
export async function call(page: Page, path: string, input: unknown): Promise<unknown> {
  const response = await page.request.post(new URL(`/api/trpc/${path}`, page.url()).href, {
    data: input,
    headers: { origin: new URL(page.url()).origin },
  })
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  return response.json()
}

/** Runs a command of the desk as whoever is signed in on the page. */
export const command = (page: Page, path: string, input: unknown): Promise<unknown> =>
  call(page, path, { commandId: uuidv7(), input })

/** Sets the desk up and signs the manager in, without the screens: what they do is tested elsewhere. */
export async function setUpByCall(
  page: Page,
  desk: RunningDesk,
  language: 'zh' | 'en' = 'zh',
  names: { readonly site: string; readonly manager: string } = { site: '示例花园', manager: manager.name },
): Promise<void> {
  await call(page, 'site.setUp', {
    code: 'BJ01',
    name: names.site,
    language,
    managerName: names.manager,
    login: manager.login,
    password: manager.password,
  })
  await signInByCall(page, manager.login, manager.password)
  await page.goto(desk.address)
  await page.locator('.rail').waitFor()
}

/** Signs in on a page without the screen; the next page shown is that person's. */
export async function signInByCall(page: Page, login: string, password: string): Promise<void> {
  await call(page, 'staff.signIn', { login, password })
}

const Received = z.object({ result: z.object({ data: z.object({ number: z.string() }) }) })

/** A case that names nobody, taken without the screen. */
export async function takeCase(
  page: Page,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ caseId: string; number: string }> {
  const caseId = uuidv7()
  const answer = await command(page, 'cases.receive', {
    caseId,
    channel: 'counter',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text,
    ...more,
  })
  return { caseId, number: Received.parse(answer).result.data.number }
}

/** A building with one home and one owner, for looking up. */
export async function addHome(
  page: Page,
  owner: { readonly name: string; readonly phone: string } = { name: '张伟', phone: '13800138000' },
): Promise<{ unitId: string; personId: string }> {
  const [projectId, buildingId, unitId, personId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  await command(page, 'estate.addNode', {
    nodeId: projectId,
    kind: 'project',
    parentId: null,
    name: '阳光花园',
  })
  await command(page, 'estate.addNode', {
    nodeId: buildingId,
    kind: 'building',
    parentId: projectId,
    name: '3栋',
  })
  await command(page, 'estate.registerUnit', {
    unitId,
    parentId: buildingId,
    attributes: {
      kind: 'dwelling',
      number: '3-1201',
      room: '1201',
      floor: 12,
      unitType: null,
      contractArea: null,
      measuredArea: null,
      orientation: null,
    },
  })
  await command(page, 'people.register', {
    personId,
    details: { name: owner.name, phones: [{ number: owner.phone }] },
    occupancies: [{ unitId, role: 'owner', from: '2023-06-01', until: null }],
  })
  return { unitId, personId }
}

/** Homes one above the other in `3栋`: `3-1-101`, `3-1-201` and so on. */
export async function addHomes(page: Page, count: number): Promise<string[]> {
  const [projectId, buildingId] = [uuidv7(), uuidv7()]
  const add = (nodeId: string, kind: string, parentId: string | null, name: string) =>
    command(page, 'estate.addNode', { nodeId, kind, parentId, name })
  await add(projectId, 'project', null, '示例花园')
  await add(buildingId, 'building', projectId, '3栋')
  const units: string[] = []
  for (let floor = 1; floor <= count; floor += 1) {
    const unitId = uuidv7()
    const number = `3-1-${floor}01`
    await command(page, 'estate.registerUnit', {
      unitId,
      parentId: buildingId,
      attributes: {
        kind: 'dwelling',
        number,
        room: `${floor}01`,
        floor,
        unitType: null,
        contractArea: null,
        measuredArea: null,
        orientation: null,
      },
    })
    units.push(unitId)
  }
  return units
}

/** Chooses a cause for the step being written, in its field that has the focus, by a part of its name. */
export async function chooseCause(page: Page): Promise<void> {
  const named = { hasText: /材料与设备|Material and equipment/ }
  await page.locator('.composer-cause input:focus').waitFor()
  await page.keyboard.type('材料与设备')
  await page.locator('.ant-select-item-option-active', named).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.composer-cause', named).waitFor()
}

/** Sends a step of a case whose cause is not plain: the first sending leads to its field. */
export async function sendWithCause(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await chooseCause(page)
  await page.keyboard.press('Control+Enter')
}
