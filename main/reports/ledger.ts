import type { Language } from '../contract/errors.ts'
import type {
  LedgerChoice,
  LedgerColumn,
  LedgerFilter,
  LedgerFilterMember,
  LedgerPage,
} from '../contract/ledgers.ts'
import type { Profile } from '../contract/profile.ts'
import type { Words } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What a ledger reads with. */
export interface LedgerContext {
  readonly read: ReadDatabase
  readonly profile: Profile
  /** Language of the words in the rows. */
  readonly language: Language
  /** UTC milliseconds. */
  readonly now: number
  /** IANA zone of the site. */
  readonly timeZone: string
  /** Whether prices and payments are shown; not where it is not said. */
  readonly sums?: boolean
}

/** Which rows: the filter with its days turned into moments, and where the page before ended. */
export interface LedgerQuestion {
  readonly filter: Omit<LedgerFilter, 'from' | 'until'>
  /** From this moment on, UTC milliseconds. */
  readonly since: number | undefined
  /** Up to this moment, UTC milliseconds. */
  readonly to: number | undefined
  /** `next` of the page before. */
  readonly before: string | undefined
  readonly limit: number
}

/**
 * A register people read, filter, print and export. A ledger is a way to read one domain page by page, newest first,
 * by its keys; screen, paper, workbook and command line all come from this one description.
 */
export interface Ledger {
  /** Stands in addresses and on the command line. */
  readonly name: string
  readonly words: Words
  readonly columns: readonly LedgerColumn[]
  /** Members of the filter it understands besides the days. */
  readonly filters: readonly LedgerFilterMember[]
  /** States to choose from, where it understands `state`. */
  readonly states?: readonly LedgerChoice[]
  /** Recipients to choose from, where it understands `recipient`. */
  recipients?(context: Pick<LedgerContext, 'read' | 'profile'>): readonly LedgerChoice[]
  /** What its recipients are, where they are something else. */
  readonly recipientWords?: Words
  /** Values stand in the order of the columns. Phones are masked. */
  page(context: LedgerContext, question: LedgerQuestion): LedgerPage
}
