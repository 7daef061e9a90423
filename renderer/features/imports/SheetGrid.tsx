import { Select } from 'antd'
import { useMemo } from 'react'
import {
  type AnyField,
  type GuessedField,
  type SheetReading,
  shownRows,
} from '../../../main/contract/import-readings.ts'
import { fieldsNotKept, fieldsOfContracts, type ImportKind } from '../../../main/contract/imports.ts'
import { useLanguage } from '../../app/i18n.ts'
import { fieldChoices, groupOf } from './field-words.ts'
import { useImportTexts } from './useImportTexts.ts'

interface SheetGridProps {
  readonly kind: ImportKind
  readonly sheet: SheetReading
  readonly fields: readonly GuessedField[]
  onField(column: { index: number; heading: string }, field: AnyField | null): void
  onHeader(row: number): void
}

/** Column letters as a spreadsheet shows them. */
function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}

/** The first rows as they are, headings and understood columns coloured, a choice above each column. */
export function SheetGrid({ kind, sheet, fields, onField, onHeader }: SheetGridProps) {
  const t = useImportTexts(kind)
  const width = Math.max(0, ...sheet.rows.map(row => row.cells.length))
  const byColumn = useMemo(() => new Map(fields.map(one => [one.column, one])), [fields])
  const headings = useMemo(() => new Map(sheet.columns.map(one => [one.index, one.heading])), [sheet])
  if (width === 0) return <p className="desk-soft">{t('emptySheet')}</p>
  const columns = Array.from({ length: width }, (_, index) => index)
  const colour = (index: number) => {
    const field = byColumn.get(index)
    return field ? `import-group-${groupOf(field.field)}` : 'import-group-none'
  }
  const rowClass = (row: number) =>
    sheet.headerRows.includes(row) ? 'import-row-head' : row < sheet.firstDataRow ? 'import-row-above' : ''
  return (
    <div className="import-grid-frame">
      <table className="import-grid">
        <thead>
          <tr>
            <td />
            {columns.map(index => (
              <th key={index} scope="col" className={colour(index)}>
                <ColumnChoice
                  kind={kind}
                  index={index}
                  heading={headings.get(index) ?? ''}
                  field={byColumn.get(index)}
                  onField={field => onField({ index, heading: headings.get(index) ?? '' }, field)}
                />
              </th>
            ))}
          </tr>
          <tr className="import-letters">
            <td />
            {columns.map(index => (
              <td key={index} className={colour(index)}>
                {letters(index)}
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(row => (
            <tr key={row.row} className={rowClass(row.row)}>
              <th scope="row">
                <button
                  type="button"
                  title={t('headerPick', { row: row.row })}
                  aria-label={t('headerPick', { row: row.row })}
                  onClick={() => onHeader(row.row)}
                >
                  {row.row}
                </button>
              </th>
              {columns.map(index => {
                const cell = row.cells[index]
                const kind =
                  cell?.kind === 'number' ? ' import-number' : cell?.kind === 'error' ? ' import-error' : ''
                return (
                  <td key={index} className={`${colour(index)}${kind}`} title={cell?.text}>
                    {cell?.text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.rows.length < shownRows ? null : (
        <p className="desk-soft import-grid-more">{t('moreRows', { count: sheet.rows.length })}</p>
      )}
    </div>
  )
}

interface ColumnChoiceProps {
  readonly kind: ImportKind
  readonly index: number
  readonly heading: string
  readonly field: GuessedField | undefined
  onField(field: AnyField | null): void
}

/** Below this a person should look. */
const doubtful = 0.6
/** Chosen where a column fills no field. */
const none = 'none'

function ColumnChoice({ kind, index, heading, field, onField }: ColumnChoiceProps) {
  const t = useImportTexts(kind)
  const language = useLanguage()
  const choices = fieldChoices(kind, language)
  const doubt = field !== undefined && field.confidence < doubtful
  const notKept = kind !== 'cases' && fieldsNotKept.some(one => one === field?.field)
  const elsewhere = kind === 'owners' && fieldsOfContracts.some(one => one === field?.field)
  return (
    <div className="import-column">
      <Select
        size="small"
        variant={field ? 'filled' : 'borderless'}
        showSearch={{ optionFilterProp: 'label' }}
        status={doubt ? 'warning' : ''}
        popupMatchSelectWidth={false}
        aria-label={t('columnOf', { column: letters(index), heading: heading.split('\n')[0] ?? '' })}
        value={field?.field ?? none}
        onChange={value => onField(choices.find(one => one.value === value)?.value ?? null)}
        options={[{ value: none, label: t('columnIgnored') }, ...choices]}
      />
      {doubt ? <span className="import-doubt">{t('columnDoubt')}</span> : null}
      {notKept ? <span className="desk-soft">{t('notKept')}</span> : null}
      {elsewhere ? <span className="desk-soft">{t('keptByContracts')}</span> : null}
    </div>
  )
}
