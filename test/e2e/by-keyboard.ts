import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import type { RunningDesk } from './browser.ts'
import { command } from './calls.ts'

/** Somebody who works at the desk, at a computer of their own. */
export interface Colleague {
  readonly page: Page
  readonly name: string
  readonly login: string
  readonly password: string
}

type Role = 'clerk' | 'specialist'

/** Takes somebody on, as the manager signed in on `office` does. */
export async function takeOn(
  desk: RunningDesk,
  office: Page,
  who: { readonly name: string; readonly login: string; readonly role: Role },
  language: 'zh' | 'en' = 'zh',
): Promise<Colleague> {
  const password = `${who.login} counts nine geese`
  await command(office, 'staff.add', { staffId: uuidv7(), ...who, password })
  const { page } = await desk.open({ locale: language === 'zh' ? 'zh-CN' : 'en-US' })
  await page.evaluate(`localStorage.setItem('desk.language', '${language}')`)
  return { page, name: who.name, login: who.login, password }
}

/** Whoever comes to the computer types name or password where it asks for them, and stands before Today. */
export async function arrive(desk: RunningDesk, { page, login, password }: Colleague): Promise<void> {
  await page.goto(desk.address)
  await page.locator('.door-form, .today').first().waitFor()
  const door = page.locator('.door-form')
  if ((await door.count()) > 0) {
    await page.locator('input:focus').waitFor()
    if ((await page.locator('.door-lock').count()) === 0) {
      await page.keyboard.type(login)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await door.waitFor({ state: 'detached' })
  }
  await page.locator('.today').waitFor()
}

/** Goes to a page, a case, a sheet by `Ctrl K` and what somebody would type. */
export async function goTo(page: Page, typed: string, line: string | RegExp = typed): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('.palette-input:focus').waitFor()
  await page.keyboard.type(typed)
  await page.locator('.palette [role=option][aria-selected=true]', { hasText: line }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.palette').waitFor({ state: 'detached' })
}

/** A step by its key, once the one before it is through: nobody means two steps at once. */
export async function step(page: Page, name: string, key: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name} ?${key}$`), disabled: false }).waitFor()
  // The form of the step before it may still be there although the page already says what it did: it would take the key.
  await page.locator('form.sheet-step').waitFor({ state: 'detached' })
  await page.keyboard.press(key)
}

/** Types into the box that has the focus by then, and sends it. */
export async function write(page: Page, words: string, send = 'Control+Enter'): Promise<void> {
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press(send)
}

/** Walks on by `Tab`, or back by `Shift+Tab`, until the focus is on what has this label. */
export async function tabTo(page: Page, label: string, back = false): Promise<void> {
  const wanted = page.getByLabel(label, { exact: true }).or(page.getByRole('button', { name: label }))
  for (let tabs = 0; tabs < 40; tabs += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) > 0 && (await wanted.and(focused).count()) > 0) return
  }
  throw new Error(`no key leads to ${label}`)
}

/** Chooses in the list that has the focus, by arrows and Enter. */
export async function choose(page: Page, option: string): Promise<void> {
  await page.keyboard.press('ArrowDown')
  const active = page.locator(
    '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active',
  )
  const chosen = active.filter({ hasText: option })
  for (let lines = 0; lines < 30; lines += 1) {
    // The list opens, and its first line is chosen, a moment later.
    await active.waitFor()
    if ((await chosen.count()) > 0) {
      await page.keyboard.press('Enter')
      await active.waitFor({ state: 'hidden' })
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no such line: ${option}`)
}

/** Opens the menu of a button that has the focus, or by `key`, and takes a line of it. */
export async function chooseInMenu(page: Page, line: string, key = 'Enter'): Promise<void> {
  await page.keyboard.press(key)
  const active = page.locator('.ant-dropdown-menu-item-active', { hasText: line })
  await page.locator('.ant-dropdown-menu-item', { hasText: line }).waitFor()
  for (let lines = 0; lines < 20; lines += 1) {
    if ((await active.count()) > 0) {
      await page.keyboard.press('Enter')
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no such line: ${line}`)
}

/** Goes down a list by `J` until the row with these words has the focus. */
export async function downTo(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).first().waitFor()
  const wanted = page.locator(':focus', { hasText: words })
  for (let rows = 0; rows < 30; rows += 1) {
    await page.keyboard.press('j')
    if ((await wanted.count()) > 0) return
  }
  throw new Error(`no such row: ${words}`)
}

/** Presses a key until something is there: the keys of a page work a moment after it is drawn. */
export async function pressUntil(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press(key)
    const there = await page
      .locator(selector)
      .waitFor({ timeout: 500 })
      .then(
        () => true,
        () => false,
      )
    if (there) return
  }
  throw new Error(`${key} leads to no ${selector}`)
}
