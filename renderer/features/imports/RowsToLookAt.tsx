import { Input } from 'antd'
import { errorText, isErrorCode } from '../../../main/contract/errors.ts'
import type { Corrections, RowReason, RowToLookAt } from '../../../main/contract/imports.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import type { OutcomeFlow } from './flow.ts'
import { texts } from './texts.ts'

interface RowsProps {
  readonly rows: readonly RowToLookAt[]
  readonly total: number
  readonly flow: OutcomeFlow
  onCorrect(corrections: Corrections): void
}

/** Rows with what is wrong with them; cells are corrected in place and checked again together. */
export function RowsToLookAt({ rows, total, flow, onCorrect }: RowsProps) {
  const t = useTexts(texts)
  const { corrections, reading } = flow
  const several = reading.sheets.filter(one => flow.choice.sheets[one.sheet]?.included).length > 1
  const correct = (row: RowToLookAt, column: number, text: string, original: string) => {
    const others = corrections.filter(
      one => one.sheet !== row.sheet || one.row !== row.row || one.column !== column,
    )
    const isChecked = flow.checked.some(
      one => one.sheet === row.sheet && one.row === row.row && one.column === column,
    )
    onCorrect(
      text === original && !isChecked
        ? others
        : [...others, { sheet: row.sheet, row: row.row, column, text }],
    )
  }
  return (
    <div className="import-rows">
      <ul>
        {rows.map(row => (
          <li key={`${row.sheet}/${row.row}`} className={row.refused ? 'import-refused' : 'import-warned'}>
            <div className="import-row-place desk-figures">
              {several
                ? t('rowPlace', { sheet: reading.sheets[row.sheet]?.name ?? '', row: row.row })
                : t('rowPlaceShort', { row: row.row })}
            </div>
            <div className="import-row-body">
              <ul className="import-reasons">
                {row.reasons.map(reason => (
                  <li key={`${reason.code} ${reason.column}`}>
                    <Reason reason={reason} />
                  </li>
                ))}
              </ul>
              <div className="import-cells">
                {row.cells.map(({ column, heading, text, cut }) => {
                  const mine = corrections.find(
                    one => one.sheet === row.sheet && one.row === row.row && one.column === column,
                  )
                  const at = row.reasons.some(reason => reason.column === heading)
                  const name = heading.split('\n')[0] ?? ''
                  return (
                    <label key={column} className={at ? 'import-cell import-cell-at' : 'import-cell'}>
                      <span className="desk-soft">{name}</span>
                      <Input
                        size="small"
                        value={mine?.text ?? text}
                        status={at && !mine ? 'error' : ''}
                        // A field of one line would lose what does not fit into it.
                        readOnly={cut || text.includes('\n')}
                        title={cut || text.includes('\n') ? t('cellInFile') : undefined}
                        onChange={event => correct(row, column, event.target.value, text)}
                        aria-label={t('editCell', { heading: name })}
                        maxLength={2000}
                      />
                    </label>
                  )
                })}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {total > rows.length ? <p className="desk-soft">{t('listCut', { count: rows.length })}</p> : null}
    </div>
  )
}

function Reason({ reason }: { readonly reason: RowReason }) {
  const language = useLanguage()
  const heading = reason.column.split('\n')[0] ?? ''
  const text = isErrorCode(reason.code) ? errorText(reason.code, {}, language) : reason.code
  return (
    <>
      {heading === '' ? null : <strong>{heading} </strong>}
      {text}
    </>
  )
}
