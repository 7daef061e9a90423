import { LedgerFilter, type LedgerFilterMember, ledgerFilters } from '../../contract/ledgers.ts'
import type { Language } from '../../contract/errors.ts'
import { allCategories, type Profile } from '../../contract/profile.ts'
import type { Words } from '../../contract/words.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { estateNodes } from '../../estate/queries.ts'
import { profileOf } from '../../profiles/profiles.ts'
import type { Ledger } from '../../reports/ledger.ts'
import { type CliContext, WrongUse } from './command.ts'

/** Options by which a ledger is narrowed, as `--help` shows them. */
export const ledgerFilterUsage =
  '[--from DAY] [--until DAY] [--state STATE] [--building NAME] [--category NAME] [--recipient NAME]'

/** Options by which a ledger is narrowed, for the parser of the command line. */
export const ledgerFilterOptions = {
  from: { type: 'string' },
  until: { type: 'string' },
  state: { type: 'string' },
  building: { type: 'string' },
  category: { type: 'string' },
  recipient: { type: 'string' },
} as const

const members = ['from', 'until', ...ledgerFilters] as const

/** Words of the members, for the head of a printed ledger. */
const labels: Readonly<Record<(typeof members)[number], Words>> = {
  from: { zh: '从', en: 'From' },
  until: { zh: '到', en: 'Until' },
  building: { zh: '楼栋', en: 'Building' },
  category: { zh: '类别', en: 'Category' },
  state: { zh: '状态', en: 'State' },
  recipient: { zh: '受文单位', en: 'Recipient' },
}

/** A filter with what it says in words. */
export interface SaidFilter {
  readonly filter: LedgerFilter
  readonly words: readonly string[]
}

/** What can be told wrong before the desk is opened: options the ledger does not know, days and states that are none. */
export function checkLedgerFilter({ values }: CliContext, name: string, ledger: Ledger | undefined): void {
  const known: readonly string[] = ledger ? ['from', 'until', ...ledger.filters] : []
  const stray = members.find(member => values[member] !== undefined && !known.includes(member))
  if (stray !== undefined) throw new WrongUse(`${name} cannot be narrowed by --${stray}`)
  const { from, until, state } = values
  const days = LedgerFilter.pick({ from: true, until: true }).safeParse({ from, until })
  if (!days.success) {
    const member = String(days.error.issues[0]?.path[0] ?? 'from')
    throw new WrongUse(`--${member} is none: a day looks like 2026-07-12`)
  }
  const states = ledger?.states?.map(choice => choice.id) ?? []
  if (typeof state === 'string' && !states.includes(state))
    throw new WrongUse(`${name} has no state ${state}; there are: ${states.join(', ')}`)
}

/** The filter with names turned into what the desk knows them by. Buildings, categories and recipients may be named. */
export function readLedgerFilter(
  { values }: CliContext,
  ledger: Ledger,
  read: ReadDatabase,
  language: Language,
): SaidFilter {
  const profile = profileOf(read)
  const choices: Readonly<Record<LedgerFilterMember, () => readonly Choice[]>> = {
    building: () => buildingsOf(read),
    category: () => categoriesOf(profile, language),
    state: () => (ledger.states ?? []).map(({ id, words }) => ({ id, names: [id], words: words[language] })),
    recipient: () =>
      (ledger.recipients?.({ read, profile }) ?? []).map(({ id, words }) => ({
        id,
        names: [id, words.zh, words.en],
        words: words[language],
      })),
  }
  const filter: Record<string, string> = {}
  const words: string[] = []
  for (const member of members) {
    const value = values[member]
    if (typeof value !== 'string') continue
    const isDay = member === 'from' || member === 'until'
    const chosen = isDay ? { id: value, words: value } : chooseOne(member, value, choices[member]())
    filter[member] = chosen.id
    words.push(`${labels[member][language]}${language === 'zh' ? '：' : ': '}${chosen.words}`)
  }
  return { filter: LedgerFilter.parse(filter), words }
}

interface Choice {
  readonly id: string
  /** What it may be called. */
  readonly names: readonly string[]
  /** What it is called on paper. */
  readonly words: string
}

/** Most names in a message. */
const mostNamed = 30

function chooseOne(member: LedgerFilterMember, value: string, choices: readonly Choice[]): Choice {
  const found = choices.filter(choice => choice.names.includes(value))
  const [only] = found
  if (only && found.length === 1) return only
  const named = (found.length > 1 ? found : choices).slice(0, mostNamed).map(choice => choice.words)
  const there = `${named.join(', ')}${choices.length > mostNamed ? ' …' : ''}`
  throw new WrongUse(
    found.length > 1
      ? `--${member} ${value} may be one of: ${there}`
      : `--${member} ${value} is not known; there are: ${there}`,
  )
}

function buildingsOf(read: ReadDatabase): Choice[] {
  const nodes = estateNodes(read)
  const byId = new Map(nodes.map(node => [node.id, node]))
  return nodes
    .filter(node => node.kind === 'building')
    .map(node => {
      const path = [node.name]
      let above = node.parentId === null ? undefined : byId.get(node.parentId)
      while (above) {
        path.unshift(above.name)
        above = above.parentId === null ? undefined : byId.get(above.parentId)
      }
      const words = path.join(' / ')
      return { id: node.id, names: [node.name, node.matchName, words], words }
    })
}

const categoriesOf = (profile: Profile, language: Language): Choice[] =>
  allCategories(profile).map(({ path, nodes }) => {
    const last = nodes.at(-1)
    return {
      id: path.at(-1) ?? '',
      names: [path.at(-1) ?? '', ...(last ? [last.name.zh, last.name.en] : [])],
      words: nodes.map(node => node.name[language]).join(' › '),
    }
  })
