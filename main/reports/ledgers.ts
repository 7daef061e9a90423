import { DeskError } from '../contract/errors.ts'
import type { LedgerFilter, LedgerInfo, LedgerPage, LedgerRow } from '../contract/ledgers.ts'
import { dayStart, zoneOffset } from '../site/time.ts'
import type { Ledger, LedgerContext } from './ledger.ts'
import { callbackLedger } from './ledgers/callbacks.ts'
import { caseLedgers } from './ledgers/cases.ts'
import { causeLedger } from './ledgers/causes.ts'
import { contractLedger } from './ledgers/contracts.ts'
import { leakLossLedgers } from './ledgers/leak-losses.ts'
import { missingDocumentsLedger } from './ledgers/documents.ts'
import { readOwn } from '../hq/queries.ts'
import { headquartersLedgers } from './ledgers/headquarters.ts'
import { knowledgeLedgers } from './ledgers/knowledge.ts'
import { promiseLedger } from './ledgers/promises.ts'
import { registerLedgers } from './ledgers/registers.ts'
import { settlementLedger } from './ledgers/settlements.ts'
import { sheetLedger } from './ledgers/sheets.ts'

/** Every ledger of a site, in the order people see them. */
export const ledgers: readonly Ledger[] = [
  ...caseLedgers,
  causeLedger,
  sheetLedger,
  callbackLedger,
  promiseLedger,
  ...leakLossLedgers,
  contractLedger,
  settlementLedger,
  ...knowledgeLedgers,
  missingDocumentsLedger,
  ...registerLedgers,
]

/** Errors: `report.noSuchLedger`. */
export function findLedger(name: string): Ledger {
  const found = [...ledgers, ...headquartersLedgers].find(ledger => ledger.name === name)
  if (!found) throw new DeskError('report.noSuchLedger', { ledger: name })
  return found
}

/** What screens need to know of each ledger there is here: those of a site, or those of a headquarters. */
export function describeLedgers(context: Pick<LedgerContext, 'read' | 'profile'>): LedgerInfo[] {
  const kept = readOwn(context.read) ? headquartersLedgers : ledgers
  return kept.map(({ name, words, columns, filters, states = [], recipients, recipientWords }) => ({
    name,
    words,
    columns,
    filters,
    states,
    recipients: recipients?.(context) ?? [],
    ...(recipientWords ? { recipientWords } : {}),
  }))
}

/** One page of a ledger, newest first. */
export function ledgerPage(
  context: LedgerContext,
  ledger: Ledger,
  question: { filter: LedgerFilter; before: string | undefined; limit: number },
): LedgerPage {
  const { from, until, ...filter } = question.filter
  return ledger.page(context, {
    filter,
    since: from === undefined ? undefined : startOf(from, context.timeZone, 0),
    to: until === undefined ? undefined : startOf(until, context.timeZone, 1),
    before: question.before,
    limit: question.limit,
  })
}

const pageSize = 200

/** All rows of a ledger, page by page: never more than one page in memory. */
export function* eachRow(context: LedgerContext, ledger: Ledger, filter: LedgerFilter): Generator<LedgerRow> {
  let before: string | undefined
  do {
    const page = ledgerPage(context, ledger, { filter, before, limit: pageSize })
    yield* page.rows
    before = page.next ?? undefined
  } while (before !== undefined)
}

/** The moment a day begins at the site, so many days later. */
function startOf(day: string, timeZone: string, later: number): number {
  // Noon is on the right day whatever the clocks did in its night.
  const noon = Date.parse(`${day}T12:00:00Z`) + later * 86_400_000
  return dayStart(noon - zoneOffset(noon, timeZone), timeZone)
}
