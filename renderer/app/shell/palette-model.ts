import { comma } from '../i18n.ts'
import type { Language } from '../../../main/contract/errors.ts'
import type { Permission } from '../../../main/contract/permissions.ts'
import { sheetStateWords } from '../../../main/contract/sheet-words.ts'
import { casePath, personPath, unitPath } from '../paths.ts'
import type { PaletteCommand } from '../palette-types.ts'
import type { Outputs } from '../trpc.ts'

export type PaletteGroup = 'units' | 'people' | 'cases' | 'sheets' | 'commands' | 'recent'

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string
  readonly group: PaletteGroup
  readonly title: string
  /** What tells it from others of the same name. */
  readonly detail: string
  readonly path?: string | undefined
  readonly command?: PaletteCommand
  readonly shortcut?: string | undefined
}

type Candidate = Outputs['owners']['lookup'][number]
type CaseRow = Outputs['cases']['search']['rows'][number]
type SheetRow = Outputs['sheets']['find'][number]

/** People and units that the words may mean. */
export function ownerItem(candidate: Candidate, openCases: (count: number) => string): PaletteItem {
  const cases = candidate.openCases > 0 ? openCases(candidate.openCases) : undefined
  if (candidate.kind === 'unit') {
    const people = candidate.people.map(person => person.name ?? '—').join(comma())
    return {
      id: candidate.unitId,
      group: 'units',
      title: candidate.number,
      detail: joined([people, cases]),
      path: unitPath(candidate.unitId),
    }
  }
  const tail = candidate.phoneTail === null ? undefined : `…${candidate.phoneTail}`
  return {
    id: candidate.personId,
    group: 'people',
    title: candidate.name ?? '—',
    detail: joined([candidate.units.map(unit => unit.number).join(comma()), tail, cases]),
    path: personPath(candidate.personId),
  }
}

/** A case that holds all the words. */
export function caseItem(row: CaseRow, state: string): PaletteItem {
  return {
    id: row.id,
    group: 'cases',
    title: row.number,
    detail: joined([state, row.unitNumber, row.personName ?? row.callerName, row.summary]),
    path: casePath(row.id),
  }
}

/** A contact sheet by its number, as typed or scanned from paper. */
export function sheetItem(row: SheetRow, language: Language): PaletteItem {
  return {
    id: row.id,
    group: 'sheets',
    title: row.number ?? '—',
    detail: joined([sheetStateWords[row.state][language], row.partyName[language], row.subject]),
    path: `/sheets/${row.id}`,
  }
}

/** Commands whose name or words hold every typed word; all of them where nothing is typed. */
export function commandItems(
  commands: readonly PaletteCommand[],
  text: string,
  language: Language,
  may: (permission: Permission) => boolean,
): PaletteItem[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  return commands
    .filter(command => command.permission === undefined || may(command.permission))
    .filter(({ title, keywords = '' }) => {
      const words = `${title.zh} ${title.en} ${keywords}`.toLowerCase()
      return wanted.every(word => words.includes(word))
    })
    .map(command => ({ command, rank: rankOf(command, wanted.join(' ')) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command)
    .map(command => ({
      id: command.id,
      group: 'commands' as const,
      title: command.title[language],
      detail: '',
      path: command.path,
      command,
      shortcut: command.shortcut,
    }))
}

/** What is called so comes before what begins so, and that before what only mentions it. */
function rankOf({ title }: PaletteCommand, wanted: string): number {
  const titles = [title.zh.toLowerCase(), title.en.toLowerCase()]
  if (titles.includes(wanted)) return 0
  return titles.some(one => one.startsWith(wanted)) ? 1 : 2
}

/** The lines by group, the group of the best line first: arrow keys walk this list. */
export function inGroupOrder(items: readonly PaletteItem[]): PaletteItem[] {
  const groups = new Set(items.map(item => item.group))
  return [...groups].flatMap(group => items.filter(item => item.group === group))
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== null && part !== '').join(' · ')
