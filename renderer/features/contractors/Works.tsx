import { Button } from 'antd'
import { partWords, tradeWords } from '../../../main/contract/contractor-words.ts'
import type { ContractorDetail, WorksRow } from '../../../main/contract/contractors.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoney } from '../../app/format.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { EntryList } from './EntryList.tsx'
import { texts } from './texts.ts'
import { WorksForm } from './WorksForm.tsx'

interface WorksProps {
  readonly contractor: ContractorDetail
  readonly edits: boolean
}

/** What a contractor built, and until when it owes each part. */
export function Works({ contractor, edits }: WorksProps) {
  const t = useTexts(texts)
  return (
    <EntryList<WorksRow>
      title={t('works')}
      rows={contractor.worksContracts}
      edits={edits}
      add={t('addWorks')}
      none={t('noWorks')}
      renderForm={(row, onClose) => (
        <WorksForm contractor={contractor} {...(row ? { row } : {})} onClose={onClose} />
      )}
      renderCard={(row, onEdit) => <WorksCard row={row} edits={edits} onEdit={onEdit} />}
    />
  )
}

interface WorksCardProps {
  readonly row: WorksRow
  readonly edits: boolean
  onEdit(): void
}

function WorksCard({ row, edits, onEdit }: WorksCardProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const offerUndo = useUndo()
  const remove = useCommand(useTRPC().contractors.removeWorks)
  const setRemoved = (removed: boolean) => remove.run({ worksId: row.id, removed })
  const sums = [
    [t('price'), row.price],
    [t('settlement'), row.settlement],
  ] as const
  return (
    <div className={row.removed ? 'contractor-card contractor-card-off' : 'contractor-card'}>
      <div className="reg-head">
        <strong>{row.title}</strong>
        {row.removed ? <StateTag tone="off">{t('removedWorks')}</StateTag> : null}
      </div>
      <div className="desk-soft">
        {[row.number, word(tradeWords[row.trade]), row.buildingNames.join(comma())]
          .filter(part => part !== '')
          .join(' · ')}
      </div>
      <div className={row.acceptedOn === null ? 'contractor-warn' : undefined}>
        {row.acceptedOn === null ? t('acceptedUnknown') : `${t('acceptedOn')} ${row.acceptedOn}`}
      </div>
      <ul className="contractor-terms">
        {row.parts.map(({ part, months, until, owed }) => (
          <li key={part}>
            <span>{word(partWords[part])}</span>
            <StateTag tone={owed === null ? 'waiting' : owed ? 'done' : 'off'}>
              {until !== null
                ? t(owed ? 'until' : 'over', { day: until })
                : months === null && owed !== null
                  ? t('forLife')
                  : t('unknown')}
            </StateTag>
          </li>
        ))}
      </ul>
      {row.masked ? null : (
        <div className="contractor-phones">
          {sums.map(([label, cents]) =>
            cents === null ? null : (
              <span key={label}>
                {label} <span className="desk-figures">{formatMoney(cents)}</span>
              </span>
            ),
          )}
        </div>
      )}
      {row.note ? <div className="desk-soft">{row.note}</div> : null}
      <ErrorNote error={remove.error} />
      {edits ? (
        <div className="reg-actions">
          {row.removed ? (
            <Button size="small" onClick={() => remove.send({ worksId: row.id, removed: false })}>
              {t('bringBack')}
            </Button>
          ) : (
            <>
              <Button size="small" type="text" onClick={onEdit}>
                {common('edit')}
              </Button>
              <Button
                size="small"
                type="text"
                onClick={() =>
                  setRemoved(true).then(
                    () => offerUndo(t('worksRemoved', { title: row.title }), () => setRemoved(false)),
                    () => undefined,
                  )
                }
              >
                {t('removeWorks')}
              </Button>
            </>
          )}
        </div>
      ) : null}
    </div>
  )
}
