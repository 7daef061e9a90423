import { Checkbox } from 'antd'
import { Link } from 'react-router'
import { severityWords } from '../../../main/contract/inspection-words.ts'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import { useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'
import { DefectTag, DueText, useChecklistWords } from './words.tsx'

interface DefectLineProps {
  readonly row: DefectRow
  readonly ticked: boolean
  onTick(id: string): void
  /** Where all rows are of one home, it is not said in each. */
  readonly withoutHome?: boolean
  /** Who is to repair it stands above already: its name leads to it instead. */
  readonly to?: string
}

/** A defect in a list: where, what, how it stands, by when. */
export function DefectLine({ row, ticked, onTick, withoutHome = false, to }: DefectLineProps) {
  const t = useTexts(texts)
  const word = useWord()
  const { defectName } = useChecklistWords()
  const where = [withoutHome ? null : row.buildingName, withoutHome ? null : row.unitNumber, row.roomName]
  return (
    <div className="defect-line">
      {to === undefined ? (
        // Nothing within a row of a list may be a control of its own: X ticks by keyboard, and the row says that it is.
        <span
          className={ticked ? 'defect-tick defect-ticked' : 'defect-tick'}
          title={t('tick')}
          onClick={event => {
            event.stopPropagation()
            onTick(row.id)
          }}
          onDoubleClick={event => event.stopPropagation()}
        >
          {ticked ? '✓' : ''}
        </span>
      ) : (
        <Checkbox
          checked={ticked}
          aria-label={`${t('tick')} ${defectName(row)}`}
          onChange={() => onTick(row.id)}
        />
      )}
      <span className="defect-line-words">
        <span className="reg-head">
          <strong>{to === undefined ? defectName(row) : <Link to={to}>{defectName(row)}</Link>}</strong>
          <DefectTag state={row.state} />
        </span>
        <span className="reg-head desk-soft">
          <span className="defect-line-where">
            {[
              ...where,
              word(severityWords[row.severity]),
              to === undefined ? (row.contractorName ?? t('noParty')) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <DueText row={row} />
        </span>
        {row.text === null || row.text === '' ? null : <span className="defect-line-text">{row.text}</span>}
      </span>
    </div>
  )
}
