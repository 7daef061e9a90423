import { type CaseFilter, CaseFilter as Filter, CaseSort as Sort } from '../../../../main/contract/cases.ts'
import { Day, Id } from '../../../../main/contract/values.ts'
import { formatDay, startOfDay } from '../../../app/format.ts'

/** What the address of the list says: filter, order, and the case shown beside it. Never a name, phone or text. */
export interface ListAddress {
  /** All of the filter but the days. */
  readonly filter: Omit<CaseFilter, 'receivedFrom' | 'receivedBefore' | 'followedBefore'>
  /** Only grave ones in which nobody made an entry today. */
  readonly unfollowed?: boolean
  /** First and last day of receiving, `2026-07-12`, or empty. */
  readonly from: string
  readonly to: string
  readonly sort: (typeof Sort)['options'][number]
  readonly selected: string | undefined
}

export const plainAddress: ListAddress = {
  filter: {},
  from: '',
  to: '',
  sort: 'received',
  selected: undefined,
}

/** Names in the address for members of the filter. */
const lists = { state: 'states', kind: 'kinds' } as const
const words = {
  category: 'category',
  cause: 'cause',
  channel: 'channel',
  building: 'buildingId',
  unit: 'unitId',
  person: 'personId',
  assignee: 'assignee',
  first: 'firstContact',
  due: 'due',
  waitingOn: 'waitingOn',
} as const
const flags = { waiting: 'waiting', emergency: 'emergency' } as const

/** Reads the address; parts that make no sense are left out, so that an old link still opens. */
export function readAddress(params: URLSearchParams): ListAddress {
  const raw: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(lists)) {
    const value = params.get(name)
    if (value) raw[member] = value.split(',')
  }
  for (const [name, member] of Object.entries(words)) {
    const value = params.get(name)
    if (value) raw[member] = value
  }
  for (const [name, member] of Object.entries(flags)) {
    const value = params.get(name)
    if (value === '1' || value === '0') raw[member] = value === '1'
  }
  const levels = params.get('level')
  if (levels) raw.levels = levels.split(',').map(Number)
  const filter: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(raw)) {
    const parsed = Filter.safeParse({ [member]: value })
    if (parsed.success) Object.assign(filter, parsed.data)
  }
  const sort = Sort.safeParse(params.get('sort'))
  const selected = Id.safeParse(params.get('case'))
  return {
    filter,
    ...(params.get('unfollowed') === '1' ? { unfollowed: true } : {}),
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
    sort: sort.success ? sort.data : 'received',
    selected: selected.success ? selected.data : undefined,
  }
}

/** The part of the address after the question mark, always in the same order. */
export function writeAddress(address: ListAddress): URLSearchParams {
  const { filter, from, to, sort, selected } = address
  const params = new URLSearchParams()
  for (const [name, member] of Object.entries(lists)) {
    const value = filter[member]
    if (value && value.length > 0) params.set(name, value.join(','))
  }
  for (const [name, member] of Object.entries(words)) {
    const value = filter[member]
    if (value) params.set(name, value)
  }
  for (const [name, member] of Object.entries(flags)) {
    const value = filter[member]
    if (value !== undefined) params.set(name, value ? '1' : '0')
  }
  if (filter.levels && filter.levels.length > 0) params.set('level', filter.levels.join(','))
  if (address.unfollowed) params.set('unfollowed', '1')
  if (from !== '') params.set('from', from)
  if (to !== '') params.set('to', to)
  if (sort !== 'received') params.set('sort', sort)
  if (selected !== undefined) params.set('case', selected)
  return params
}

/** The whole filter as the desk takes it: days become moments of the site. */
export function filterOf({ filter, unfollowed, from, to }: ListAddress): CaseFilter {
  return {
    ...filter,
    ...(unfollowed ? { followedBefore: startOfDay(formatDay(Date.now())) } : {}),
    ...(from === '' ? {} : { receivedFrom: startOfDay(from) }),
    ...(to === '' ? {} : { receivedBefore: startOfDay(dayAfter(to)) }),
  }
}

/** How many parts of the filter narrow the list besides the states, which have their own line. */
export function filterCount({ filter, unfollowed, from, to }: ListAddress): number {
  const members = Object.keys(filter).filter(member => member !== 'states')
  return members.length + (unfollowed ? 1 : 0) + (from === '' && to === '' ? 0 : 1)
}

function dayOf(value: string | null): string {
  const parsed = Day.safeParse(value)
  return parsed.success ? parsed.data : ''
}

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
