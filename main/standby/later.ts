import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { auditGroupOf } from '../contract/audit.ts'
import { DeskError, type Language } from '../contract/errors.ts'
import { operationWord } from '../contract/operation-words.ts'
import type { DeskCore } from '../desk/core.ts'
import type { Actor } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp, zoneOffset } from '../site/time.ts'
import { auditEntry } from '../staff/audit-queries.ts'
import { findStaffByLogin } from '../staff/queries.ts'
import { requirePassword } from '../staff/sessions.ts'
import { writeWorkbook } from '../tabular/write/write.ts'
import { laterTaken, type LaterTakenAs, noteLaterTaken } from './later-taken.ts'
import type { Replacement } from './replaced.ts'

/** Most entries in one list: a desk that went on for weeks beside the other is a case for somebody with tools. */
const most = 20_000

interface LaterRow {
  readonly position: number
  readonly type: string
  readonly personal: string | null
}

/** What people recorded behind the copy that another desk went on from, but for signing in and out and taking this list. */
function laterRows({ read }: DeskCore, { after }: Replacement, limit: number): LaterRow[] {
  const at = read.get<{ position: number }>(
    'select position from operation where incarnation=? and sequence=?',
    [after.incarnation, after.sequence],
  )
  return read
    .all<LaterRow>(
      'select position, type, personal from operation where position > ? and actor is not null order by position limit ?',
      [at?.position ?? 0, limit],
    )
    .filter(({ type }) => auditGroupOf(type) !== 'sessions' && type !== laterTaken.type)
}

/** How many entries have to be entered again on the desk that took over. */
export const countLater = (core: DeskCore, replacement: Replacement): number =>
  laterRows(core, replacement, most).length

/** An entry as it has to be made again. */
export interface LaterEntry {
  /** UTC milliseconds. */
  readonly at: number
  readonly who: string | null
  readonly what: string
  readonly about: string | null
  /** In full, phones too. */
  readonly words: string
}

export interface LaterFile {
  readonly name: string
  /** The workbook, base64. */
  readonly bytes: string
  readonly rows: number
}

const headers = {
  at: { zh: '时间', en: 'Time' },
  who: { zh: '录入人', en: 'Entered by' },
  what: { zh: '内容', en: 'What' },
  about: { zh: '关于', en: 'About' },
  words: { zh: '原文', en: 'As entered' },
} as const

export interface Proof {
  readonly login: string
  readonly password: string
}

/**
 * The manager who proves it with the password, where nobody can sign in any more.
 * Errors: `session.wrongPassword`, `session.blocked`, `permission.denied`.
 */
export async function requireManager(core: DeskCore, { login, password }: Proof): Promise<Actor> {
  const member = findStaffByLogin(core.read, login.trim().toLowerCase())
  await requirePassword(core, member?.id ?? '', password)
  if (member?.role !== 'manager') throw new DeskError('permission.denied', { permission: 'backup.run' })
  return { staffId: member.id, role: member.role }
}

/** What was entered here behind the copy, as it is shown on the screen and printed: see {@link takeLater}. */
export const showLater = (
  core: DeskCore,
  replacement: Replacement,
  who: Proof,
  language: Language,
): Promise<LaterEntry[]> => takeLater(core, replacement, who, language, 'screen')

/**
 * What was entered here behind the copy, for the manager who proves it with the password: words and phones in full,
 * as they have to be entered again. On the audit trail before it is given out.
 * Errors: `session.wrongPassword`, `session.blocked`, `permission.denied`.
 */
async function takeLater(
  core: DeskCore,
  replacement: Replacement,
  { login, password }: Proof,
  language: Language,
  as: z.output<typeof LaterTakenAs>,
): Promise<LaterEntry[]> {
  const manager = await requireManager(core, { login, password })
  const entries = laterRows(core, replacement, most).map(({ position, type, personal }): LaterEntry => {
    const { at, actorName, about, facts } = auditEntry(core.read, position, false)
    const words = [...textsOf(personal === null ? {} : JSON.parse(personal)), ...wordsOfFacts(facts)]
    return {
      at,
      who: actorName,
      what: operationWord(type, language),
      about,
      words: words.join(language === 'zh' ? '；' : '; '),
    }
  })
  await core.execute(noteLaterTaken, { actor: manager, input: { rows: entries.length, as } })
  return entries
}

/** The same as a workbook. Errors: as above. */
export async function exportLater(
  core: DeskCore,
  replacement: Replacement,
  who: Proof,
  language: Language,
): Promise<LaterFile> {
  const entries = await takeLater(core, replacement, who, language, 'workbook')
  const rows = entries.map(({ at, who: name, what, about, words }) => [at, name, what, about, words])
  const columns = (['at', 'who', 'what', 'about', 'words'] as const).map(name => ({
    header: headers[name][language],
    kind: name === 'at' ? ('date' as const) : ('text' as const),
    width: name === 'words' ? 80 : 20,
  }))
  const now = core.environment.now()
  const timeZone = readSite(core.read)?.timeZone ?? 'Asia/Shanghai'
  const stream = new PassThrough()
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  await writeWorkbook(
    stream,
    { sheets: [{ name: headers.words[language], columns, rows }] },
    { offsetMinutes: zoneOffset(now, timeZone) / 60_000 },
  )
  const day = dayStamp(now, timeZone).replaceAll('-', '')
  return { name: `later-${day}.xlsx`, bytes: Buffer.concat(parts).toString('base64'), rows: rows.length }
}

const Id = z.uuid()

/** Texts and numbers in what was recorded, in order. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' || Id.safeParse(value).success ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf)
  return []
}

/** Of the facts, what says something to a person: rooms, kinds, categories; no hashes, ids and counters. */
const wordsOfFacts = (facts: Readonly<Record<string, unknown>>): string[] =>
  textsOf(facts).filter(text => text.length <= 60 && !/^[0-9a-f]{32,}$|^[a-z]+\/\d*\/?[A-Z]*$/.test(text))
