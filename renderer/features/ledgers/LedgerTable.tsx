import { Fragment, useRef } from 'react'
import { Link } from 'react-router'
import type { LedgerColumn, LedgerInfo, LedgerRow } from '../../../main/contract/ledgers.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import { texts } from './texts.ts'

interface LedgerTableProps {
  readonly ledger: LedgerInfo
  readonly rows: readonly LedgerRow[]
  /** Those that paper has no room for too; else the table fits a usual screen. */
  readonly allColumns: boolean
  /** The rows belong to the filter before; those of the new one are on their way. */
  readonly stale: boolean
}

/** The rows as they would be printed; the first cell opens what the row is about. `J` and `K` move. */
export function LedgerTable({ ledger, rows, allColumns, stale }: LedgerTableProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const table = useRef<HTMLDivElement>(null)
  const move = (step: 1 | -1) => {
    const links = [...(table.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])]
    const here = links.findIndex(link => link === document.activeElement)
    links[here === -1 ? 0 : Math.max(0, Math.min(links.length - 1, here + step))]?.focus()
  }
  useHotkey({ keys: 'J', label: t('next') }, () => move(1))
  useHotkey({ keys: 'K', label: t('previous') }, () => move(-1))
  const columns = ledger.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => allColumns || !column.screenOnly)
  return (
    <div
      ref={table}
      className={stale ? 'ledger-scroll ledger-stale' : 'ledger-scroll'}
      // Where it is wider than the screen, whoever has no mouse scrolls it by the arrow keys.
      tabIndex={0}
      role="region"
      aria-label={t('rows')}
    >
      <table className={allColumns ? 'ledger-table' : 'ledger-table ledger-fits'}>
        <thead>
          <tr>
            {columns.map(({ column }) => (
              <th key={column.id} scope="col" className={`ledger-${column.kind}`}>
                {column.words[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              {columns.map(({ column, index }) => {
                const value = row.values[index] ?? null
                return (
                  <td key={column.id} className={classOf(column, value)} title={titleOf(column, value)}>
                    {index === 0 && row.path !== null ? (
                      <Link to={row.path} title={t('open', { what: String(value ?? '') })}>
                        <Value column={column} value={value} />
                      </Link>
                    ) : (
                      <Value column={column} value={value} />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type CellValue = LedgerRow['values'][number]

/** Longer than this, a name does not stay on its one line. */
const longName = 24

const isLong = (value: CellValue): value is string => typeof value === 'string' && value.length > longName

/** Long texts get room to be read; what identifies stays on one line. */
function classOf({ kind, width = 18 }: LedgerColumn, value: CellValue): string {
  if (width >= 40) return 'ledger-words'
  return isLong(value) ? `ledger-${kind} ledger-long` : `ledger-${kind}`
}

/** What may be shown in part is whole under the pointer. */
const titleOf = (column: LedgerColumn, value: CellValue) =>
  column.kind === 'text' && isLong(value) ? value : undefined

function Value({ column, value }: { readonly column: LedgerColumn; readonly value: CellValue }) {
  if (value === null) return null
  if (column.kind === 'time' && typeof value === 'number') return <Time at={value} as="moment" />
  if (column.kind === 'number') return <span className="desk-figures">{value}</span>
  return <span>{typeof value === 'string' ? <WholeNumbers text={value} /> : value}</span>
}

/** `3栋 3-2-401` goes on in the next line between the two, never within the number of a home. */
function WholeNumbers({ text }: { readonly text: string }) {
  if (text.length > longName || !text.includes('-')) return text
  return text.split(' ').map((part, index) => (
    <Fragment key={index}>
      {index > 0 ? ' ' : null}
      <span className="ledger-part">{part}</span>
    </Fragment>
  ))
}
