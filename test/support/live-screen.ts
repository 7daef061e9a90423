import { longestRefresh, refreshEvery } from '../../main/contract/live.ts'
import { gathered } from '../../renderer/app/gathered.ts'
import type { TlsDevice } from './tls-device.ts'

/** Queries that a page asks again after each change, as a browser was seen to ask them. */
export type Page = readonly (readonly [path: string, input?: unknown])[]

const frame: Page = [['staff.me'], ['site.card'], ['staff.status'], ['profile.version']]
/** The list of cases. */
export const casesPage: Page = [
  ...frame,
  ['cases.list', { filter: {}, sort: 'received', limit: 200 }],
  ['estate.tree'],
  ['staff.list'],
  ['cases.counts', { filter: {} }],
]
/** What a person has to do today. */
export const todayPage: Page = [...frame, ['today.mine']]
/** The board on the wall. */
export const wallPage: Page = [['today.wall']]

/** A position of the log, and when in this process. */
export type Moment = readonly [position: number, at: number]

/** What somebody in front of a screen came to know; both in their order. */
export interface Screen {
  /** Its stream said so. */
  readonly heard: readonly Moment[]
  /** Everything on it was read there or later. */
  readonly shown: readonly Moment[]
  /** Milliseconds that each refresh took. */
  readonly refreshes: readonly number[]
  /** Refreshes that were refused or not answered. */
  readonly failures: readonly unknown[]
  /** What it shows of a query now. */
  shows(path: string): unknown
  stop(): void
}

/** Shows a page on a device and keeps it up to date as the renderer does. */
export async function showPage(device: TlsDevice, page: Page): Promise<Screen> {
  const heard: Moment[] = []
  const shown: Moment[] = []
  const refreshes: number[] = []
  const answered = new Map<string, unknown>()
  const refresh = async () => {
    const begun = performance.now()
    const answers = await Promise.all(page.map(([path, input]) => device.query(path, input)))
    const ended = performance.now()
    refreshes.push(ended - begun)
    for (const [index, [path]] of page.entries()) answered.set(path, answers[index]?.data)
    shown.push([Math.min(...answers.map(({ position }) => position)), ended])
  }
  await refresh()
  const failures: unknown[] = []
  let stopped = false
  const kept = (error: unknown) => {
    // What is cut off when the device is put away is no failure.
    if (!stopped) failures.push(error)
  }
  const turns = gathered(() => refresh().catch(kept), { every: refreshEvery, longest: longestRefresh })
  await device.listen((event, data) => {
    if (event !== 'position') return
    heard.push([Number(data), performance.now()])
    turns.now()
  })
  return {
    heard,
    shown,
    refreshes,
    failures,
    shows: path => answered.get(path),
    stop() {
      stopped = true
      turns.stop()
    },
  }
}

/** When a position was reached; undefined where it never was. */
export const reached = (moments: readonly Moment[], position: number): number | undefined =>
  moments.find(([at]) => at >= position)?.[1]
