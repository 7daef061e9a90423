import { z } from 'zod'
import type { Language } from '../contract/errors.ts'
import { TakePackInput, type PackPart } from '../contract/leak-pack.ts'
import {
  leakStateWords,
  leakWords,
  packPartWords,
  severityWord,
  teamKindWords,
} from '../contract/leak-words.ts'
import { leakDangers, leakEntries, leakSeverities } from '../contract/leaks.ts'
import { roleWords } from '../contract/owner-words.ts'
import { Millis } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { estateNodes, unitsOfBuilding } from '../estate/queries.ts'
import { defineJob } from '../jobs/job.ts'
import { storeResult } from '../jobs/results.ts'
import { phonesInFull } from '../leaks/field-list.ts'
import { blankForms } from '../leaks/pack/queries.ts'
import { openLeaks, teams } from '../leaks/queries.ts'
import { residentsOfBuilding } from '../people/of-building.ts'
import { isPresent, phonesOf } from '../people/queries.ts'
import { formatTime } from '../print/format.ts'
import type { PackForm } from '../print/storm-form.ts'
import type { PackHome, PackTable } from '../print/storm-pack.ts'
import { addDays } from '../season/days.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { watchList } from '../season/watch-list-queries.ts'
import { watchColumns, watchValues } from './ledgers/contractors.ts'
import { seasonList } from './ledgers/season.ts'
import type { TableFile } from './table-file.ts'

const Input = TakePackInput.extend({ printedBy: z.string(), printedAt: Millis })
type Input = z.output<typeof Input>

/** Days of the roster that go along. */
const rosterDays = 7
/** Rows of the watch list, the heaviest first: more is read by nobody in a storm. */
const mostWatched = 600

/**
 * All that carries a storm on when the computers are down, as one PDF: what is open, whom to call, who is on duty, whom
 * to look after, who lives where, and forms with numbers of their own.
 */
export const stormPackJob = defineJob({
  name: 'report.stormPack',
  input: Input,
  async run(context, input): Promise<TableFile> {
    const { read } = context
    const { parts, language, printedAt, printedBy, packId } = input
    const site = readSite(read)
    const timeZone = site?.timeZone ?? 'Asia/Shanghai'
    const today = todayOf(read, printedAt)
    const has = (part: PackPart) => parts.includes(part)
    const title = (part: PackPart) => packPartWords[part][language]
    const tables: PackTable[] = []
    let found = 0
    const onRead = (count: number) => {
      found += count
      // How much there is to draw is known only behind the reading.
      context.progress(found, 0)
    }
    if (has('open')) tables.push({ title: title('open'), ...openTable(read, input, timeZone, onRead) })
    if (has('contacts')) tables.push({ title: title('contacts'), ...contactTable(read, language, today) })
    if (has('roster')) {
      const seen = { list: 'duty-roster', from: today, to: addDays(today, rosterDays - 1) } as const
      tables.push({ title: title('roster'), ...tableOf(seasonList(read, seen, language, today), language) })
    }
    if (has('watch')) {
      const { rows } = watchList(read, {}, { now: printedAt, today }, mostWatched)
      const list = { columns: watchColumns, rows: rows.map(row => watchValues(row, language)) }
      tables.push({ title: title('watch'), ...tableOf(list, language) })
    }
    const homes = has('homes') ? homesOf(read, input, today, onRead) : []
    const forms = has('forms') ? blankForms(read, packId) : []
    // Loaded here: only the job's own thread makes PDFs.
    const { renderStormPack } = await import('../print/storm-pack.ts')
    const pdf = await renderStormPack(
      {
        tables,
        homes: { title: title('homes'), buildings: homes },
        forms: { title: title('forms'), numbers: forms, form: formOf(language) },
        site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
        timeZone,
        printedAt,
        printedBy,
      },
      { language, drawn: (done, of) => context.progress(found + done, found + of) },
    )
    const [only, ...others] = parts
    const called =
      only && others.length === 0 ? shortTitles[only][language] : say(language, '应急包', 'Storm-pack')
    const name = `${called}-${today.replaceAll('-', '')}.pdf`
    async function* once() {
      yield pdf
    }
    const file = await storeResult(context, { name, mediaType: 'application/pdf' }, once())
    return { file, rows: forms.length }
  },
})

type Values = readonly (string | number | null)[]
interface List {
  readonly columns: readonly { readonly words: Readonly<Record<Language, string>> }[]
  readonly rows: Iterable<Values>
}
/** What a file with one part alone is called. */
const shortTitles: Readonly<Record<PackPart, Readonly<Record<Language, string>>>> = {
  open: { zh: '未结漏水', en: 'Open-leaks' },
  contacts: { zh: '应急通讯录', en: 'Contacts' },
  roster: { zh: '值班表', en: 'Duty-roster' },
  watch: { zh: '重点清单', en: 'Watch-list' },
  homes: { zh: '住户电话', en: 'Homes' },
  forms: { zh: '漏水登记表', en: 'Leak-forms' },
}
const say = (language: Language, zh: string, en: string) => (language === 'zh' ? zh : en)
const between = (language: Language) => say(language, '、', ', ')

function tableOf({ columns, rows }: List, language: Language): Omit<PackTable, 'title'> {
  return {
    columns: columns.map(({ words }) => words[language]),
    rows: [...rows].map(row => row.map(value => (value === null ? '' : String(value)))),
  }
}

/** What is open, what has to be done first in front, with whom to call. */
function openTable(
  read: ReadDatabase,
  { language, printedAt }: Input,
  timeZone: string,
  onRead: (count: number) => void,
): Omit<PackTable, 'title'> {
  const leaks = openLeaks(read, printedAt)
  const phones = new Map(
    leaks.flatMap(({ caseId }) => {
      onRead(1)
      return phonesInFull(read, [caseId], printedAt).map(one => [caseId, one] as const)
    }),
  )
  const header = say(
    language,
    '编号|房屋、位置|哪里漏|轻重、危险|状态、队伍|住户、电话|后续记录',
    'Number|Home, place|Where|How bad|State, team|Household, phone|Noted since',
  )
  return {
    columns: header.split('|'),
    rows: leaks.map(leak => {
      const household = phones.get(leak.caseId)
      return [
        leak.number,
        [leak.unitNumber ?? leak.buildingName ?? '', leak.place ?? ''].filter(Boolean).join(' '),
        leakWords[`entry.${leak.entry}`][language],
        [
          severityWord(leak.kind, leak.severity)[language],
          ...leak.dangers.map(danger => leakWords[`danger.${danger}`][language]),
          ...(leak.vulnerable ? [leakWords.vulnerable[language]] : []),
        ].join(between(language)),
        [
          leakStateWords[leak.state][language],
          leak.teamName ?? '',
          formatTime(leak.sentAt ?? leak.reportedAt, timeZone, language),
        ]
          .filter(Boolean)
          .join(' '),
        [household?.name ?? '', household?.phone ?? ''].filter(Boolean).join(' '),
        '',
      ]
    }),
  }
}

/** Whom to call: people and authorities of the season, contractors on call, teams. */
function contactTable(read: ReadDatabase, language: Language, today: string): Omit<PackTable, 'title'> {
  const year = Number(today.slice(0, 4))
  const { columns, rows } = tableOf(
    seasonList(read, { list: 'season-contacts', year }, language, today),
    language,
  )
  const teamRows = teams(read)
    .filter(({ retired }) => !retired)
    .map(({ name, kind, phone }) => [
      say(language, `队伍（${teamKindWords[kind].zh}）`, `Team (${teamKindWords[kind].en})`),
      name,
      phone ?? '',
      '',
    ])
  return { columns, rows: [...rows, ...teamRows] }
}

/** Homes of the chosen buildings with who is there now, each with its numbers. */
function homesOf(
  read: ReadDatabase,
  { buildingIds, language }: Input,
  today: string,
  onRead: (count: number) => void,
): { readonly name: string; readonly homes: readonly PackHome[] }[] {
  const buildings = estateNodes(read).filter(
    ({ id, kind }) => kind === 'building' && (buildingIds.length === 0 || buildingIds.includes(id)),
  )
  return buildings.flatMap(({ id, name }) => {
    const residents = residentsOfBuilding(read, id)
    const homes = unitsOfBuilding(read, id)
      .filter(({ kind }) => kind !== 'parking')
      .sort((one, other) => one.number.localeCompare(other.number, 'zh', { numeric: true }))
      .map(({ id: unitId, number }) => ({
        number,
        people: (residents.get(unitId) ?? [])
          .filter(({ until }) => isPresent(until, today))
          .map(({ personId, name: person, role }) =>
            [
              person ?? '',
              role === 'owner' ? '' : roleWords[role][language],
              ...phonesOf(read, personId).map(({ number: phone }) => phone),
            ]
              .filter(Boolean)
              .join(' '),
          ),
      }))
    onRead(homes.length)
    return homes.length === 0 ? [] : [{ name, homes }]
  })
}

/** What a blank form asks, as the screen of intake does. */
function formOf(language: Language): PackForm {
  const word = (key: keyof typeof leakWords) => leakWords[key][language]
  return {
    entries: leakEntries.map(entry => word(`entry.${entry}`)),
    severities: leakSeverities.map(severity => word(`severity.${severity}`)),
    dangers: [...leakDangers.map(danger => word(`danger.${danger}`)), word('vulnerable')],
    mentions: [word('mention.press'), word('mention.neighbours')],
  }
}
